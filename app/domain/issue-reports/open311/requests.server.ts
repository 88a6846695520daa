import { imageUrl } from "~/lib/images";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { Prisma } from "~/server/prisma/client";
import { closedStates, type IncidentState, openStates } from "../rules/states";
import { writeMoment } from "./dates";
import type { Search } from "./search";
import type { Language } from "./services.server";
import { type Answer, list, type Tree } from "./tree";

/** «open» is every open state; «closed» is fixed, closed without works, and shown with another. */
const statesOf: Record<"open" | "closed", IncidentState[]> = {
	open: [...openStates],
	closed: [...closedStates, "duplicate"],
};

const METRES_PER_DEGREE = 111_195;

const asNumber = (id: string): number | null => (/^[1-9]\d{0,8}$/.test(id) ? Number(id) : null);

const around = ({ lat, lng, metres }: NonNullable<Search["around"]>) => {
	const high = metres / METRES_PER_DEGREE;
	const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
	return Prisma.sql`i.lat BETWEEN ${lat - high} AND ${lat + high} AND i.lng BETWEEN ${lng - wide} AND ${lng + wide}
		AND ${METRES_PER_DEGREE} * sqrt((i.lat - ${lat}) ^ 2 + ((i.lng - ${lng}) * cos(radians(${lat}))) ^ 2) <= ${metres}`;
};

const conditions = ({ ids, codes, statuses, requested, updatedAfter, updatedBefore, box, around: circle }: Search) => {
	const states = (statuses ?? (["open", "closed"] as const)).flatMap((status) => statesOf[status]);
	const all = [Prisma.sql`i.state::text = ANY(${states})`];
	if (ids) all.push(Prisma.sql`i.number = ANY(${ids.flatMap((id) => asNumber(id) ?? [])})`);
	if (codes) all.push(Prisma.sql`i."categoryId" IN (SELECT c.id FROM "ReportCategory" c WHERE c.code = ANY(${codes}))`);
	if (requested) all.push(Prisma.sql`i."reportedAt" BETWEEN ${requested.from} AND ${requested.to}`);
	if (updatedAfter) all.push(Prisma.sql`i."changedAt" >= ${updatedAfter}`);
	if (updatedBefore) all.push(Prisma.sql`i."changedAt" <= ${updatedBefore}`);
	if (box)
		all.push(Prisma.sql`i.lat BETWEEN ${box.south} AND ${box.north} AND i.lng BETWEEN ${box.west} AND ${box.east}`);
	if (circle) all.push(around(circle));
	return Prisma.join(all, " AND ");
};

const findRows = ({ db }: Context, ids: string[]) =>
	db.incident.findMany({
		where: { id: { in: ids } },
		orderBy: [{ reportedAt: "desc" }, { id: "desc" }],
		select: {
			number: true,
			state: true,
			text: true,
			lat: true,
			lng: true,
			address: true,
			unitCode: true,
			externalTo: true,
			reportedAt: true,
			changedAt: true,
			closedAt: true,
			dueAt: true,
			reportCount: true,
			category: { select: { code: true, nameFr: true, nameEn: true } },
			mergedInto: { select: { number: true } },
			photos: {
				where: { hidden: false },
				orderBy: { id: "asc" },
				select: { imageKey: true, width: true, height: true },
			},
			events: {
				where: { kind: { in: ["moved", "merged"] }, toState: { not: null } },
				orderBy: [{ at: "asc" }, { id: "asc" }],
				select: { toState: true, publicText: true, at: true },
			},
			asked: { select: { mediaUrls: true } },
		},
	});

type Row = Awaited<ReturnType<typeof findRows>>[number];

const absolute = (path: string) => new URL(path, env().PUBLIC_URL).href;

const extras = ({ state, photos, events, reportCount, mergedInto }: Row): { [name: string]: Tree } => ({
	extended_attributes: {
		detailed_status: state,
		duplicate_of: mergedInto ? String(mergedInto.number) : null,
		report_count: reportCount,
		photos: list(
			"photo",
			photos.map(({ imageKey, width, height }) => ({ url: absolute(imageUrl(imageKey, 2048)), width, height })),
		),
	},
	notes: list(
		"note",
		events.map(({ at, toState, publicText }) => ({
			datetime: writeMoment(at),
			type: toState,
			description: publicText,
		})),
	),
});

type Told = { units: Map<string, string>; language: Language; extensions: boolean };

const requestTree = (row: Row, { units, language, extensions }: Told): Tree => {
	const isClosed = statesOf.closed.includes(row.state);
	const [photo] = row.photos;
	const unit = row.unitCode ? (units.get(row.unitCode) ?? null) : null;
	return {
		service_request_id: String(row.number),
		status: isClosed ? "closed" : "open",
		status_notes: row.events.findLast(({ publicText }) => publicText)?.publicText ?? null,
		service_name: language === "en" ? row.category.nameEn : row.category.nameFr,
		service_code: row.category.code,
		description: row.text,
		agency_responsible: row.state === "external" && row.externalTo ? row.externalTo : unit,
		service_notice: null,
		requested_datetime: writeMoment(row.reportedAt),
		updated_datetime: writeMoment((isClosed && row.closedAt) || row.changedAt),
		expected_datetime: row.dueAt && writeMoment(row.dueAt),
		address: row.address,
		address_id: null,
		zipcode: null,
		lat: row.lat,
		long: row.lng,
		media_url: photo ? absolute(imageUrl(photo.imageKey, 2048)) : (row.asked[0]?.mediaUrls[0] ?? null),
		...(extensions ? extras(row) : {}),
	};
};

export type Page = { answer: Answer; count: number; hasMore: boolean };

/**
 * The requests of a search, newest first, as Open311 shows them: never what is unverified or hidden, never who reported.
 * At most `pageSize`; `hasMore` says that another page follows.
 */
export const searchRequests = async (context: Context, search: Search, language: Language): Promise<Page> => {
	const { page, pageSize, extensions } = search;
	const found = await context.db.$queryRaw<{ id: string }[]>`
		SELECT i.id FROM "Incident" i WHERE ${conditions(search)}
		ORDER BY i."reportedAt" DESC, i.id DESC LIMIT ${pageSize + 1} OFFSET ${(page - 1) * pageSize}`;
	const rows = await findRows(
		context,
		found.slice(0, pageSize).map(({ id }) => id),
	);
	const codes = [...new Set(rows.flatMap(({ unitCode }) => unitCode ?? []))];
	const units = await context.db.unit.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } });
	const told = { units: new Map(units.map(({ code, name }) => [code, name])), language, extensions };
	return {
		answer: {
			root: "service_requests",
			value: list(
				"request",
				rows.map((row) => requestTree(row, told)),
			),
		},
		count: rows.length,
		hasMore: found.length > pageSize,
	};
};

/** The codes among these that no service ever had. */
export const unknownCodes = async ({ db }: Context, codes: string[]): Promise<string[]> => {
	const known = await db.reportCategory.findMany({ where: { code: { in: codes } }, select: { code: true } });
	return codes.filter((code) => !known.some((row) => row.code === code));
};

/** What a token leads to: the number once the batch is handled; null for an unknown token. */
export const findToken = async ({ db }: Context, token: string): Promise<{ number: number | null } | null> => {
	const row = await db.open311Request.findUnique({
		where: { id: token },
		select: { incident: { select: { number: true } } },
	});
	return row && { number: row.incident?.number ?? null };
};
