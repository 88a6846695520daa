import type { Context } from "~/server/context.server";
import type { RemoteRequest } from "../outbound/requests";
import { importRequest } from "./import-request.server";

export type ImportReport = { new: number; known: number; closed: number; refused: Record<string, number> };

type Options = {
	source: string;
	requests: RemoteRequest[];
	/** Their service (code or name) → our category; «*» for all others. */
	categories: Record<string, string>;
	/** For trials with another city's data: its map is laid over ours, each place where it falls. */
	overlay: boolean;
};

type Box = { west: number; south: number; east: number; north: number };

const boxOf = (points: { lat: number; lng: number }[]): Box => ({
	west: Math.min(...points.map(({ lng }) => lng)),
	east: Math.max(...points.map(({ lng }) => lng)),
	south: Math.min(...points.map(({ lat }) => lat)),
	north: Math.max(...points.map(({ lat }) => lat)),
});

const overlaid = (requests: RemoteRequest[], onto: Box): RemoteRequest[] => {
	const placed = requests.flatMap(({ lat, lng }) => (lat && lng ? [{ lat, lng }] : []));
	const from = boxOf(placed);
	const along = (value: number, [a, b]: [number, number], [c, d]: [number, number]) =>
		b === a ? (c + d) / 2 : c + ((value - a) / (b - a)) * (d - c);
	return requests.map((request) => ({
		...request,
		lat: request.lat ? along(request.lat, [from.south, from.north], [onto.south, onto.north]) : null,
		lng: request.lng ? along(request.lng, [from.west, from.east], [onto.west, onto.east]) : null,
	}));
};

/** Takes many requests of one system, one after the other; says how many are new, known, closed since, or refused and why. */
export const importMany = async (context: Context, options: Options): Promise<ImportReport> => {
	const { db } = context;
	const [areas, rows] = await Promise.all([
		db.area.findMany({ select: { west: true, south: true, east: true, north: true } }),
		db.reportCategory.findMany({
			where: { active: true, children: { none: {} } },
			select: { id: true, code: true, nameFr: true },
		}),
	]);
	const city = {
		west: Math.min(...areas.map(({ west }) => west)),
		east: Math.max(...areas.map(({ east }) => east)),
		south: Math.min(...areas.map(({ south }) => south)),
		north: Math.max(...areas.map(({ north }) => north)),
	};
	const idOf = new Map(rows.flatMap(({ id, code, nameFr }) => [[code, id] as const, [nameFr, id] as const]));
	const ours = ({ serviceCode, serviceName }: RemoteRequest) => {
		const { categories } = options;
		const named = categories[serviceCode] ?? categories[serviceName] ?? categories["*"] ?? "";
		return idOf.get(serviceCode) ?? idOf.get(serviceName) ?? idOf.get(named) ?? null;
	};
	const report: ImportReport = { new: 0, known: 0, closed: 0, refused: {} };
	const no = (reason: string) => {
		report.refused[reason] = (report.refused[reason] ?? 0) + 1;
	};
	for (const request of options.overlay ? overlaid(options.requests, city) : options.requests) {
		const categoryId = ours(request);
		if (!categoryId) {
			no("no-category");
			continue;
		}
		const done = await importRequest(context, { source: options.source, request, categoryId });
		if (done.ok) report[done.value.kind] += 1;
		else no(done.reason);
	}
	return report;
};
