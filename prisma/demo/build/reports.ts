import { fileReport } from "../../../app/domain/issue-reports/commands/file-report.server";
import { joinIncident } from "../../../app/domain/issue-reports/commands/join-incident.server";
import { moveIncident } from "../../../app/domain/issue-reports/commands/move-incident.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import type { Context } from "../../../app/server/context.server";
import type { Demo } from "../load";
import { type DemoReport, demoReports } from "../reports";
import { done, when } from "./moment";
import type { Cast } from "./people";
import { storePhotos } from "./photos";

/** A form key that is the same at each building of the city. */
const keyOf = (index: number, part: number) =>
	`00000000-0000-4000-8000-${String(index * 100 + part).padStart(12, "0")}`;

type Tools = {
	context: Context;
	cast: Cast;
	today: Date;
	categoryId: Map<string, string>;
	photos: Awaited<ReturnType<typeof storePhotos>>;
};

const file = async ({ context, cast, today, categoryId, photos }: Tools, report: DemoReport, index: number) => {
	const reporter = cast.residents[report.reporter];
	if (!reporter) throw new Error("A report has no reporter");
	const photo = report.photo ? photos.get(report.photo) : undefined;
	const [lng, lat] = report.point;
	return done(
		await fileReport(when(context, reporter, today, report.day), {
			formKey: keyOf(index, 0),
			categoryId: categoryId.get(report.category) ?? "",
			text: report.text,
			place: { lat, lng, address: report.address },
			photos: photo ? [photo] : [],
			answers: {},
			email: null,
			language: "fr",
			channel: "web",
		}),
	);
};

const live = async (
	{ context, cast, today }: Tools,
	report: DemoReport,
	index: number,
	filed: { number: number; incidentId: string },
) => {
	for (const [part, { resident, text, day }] of report.joins.entries()) {
		const neighbour = cast.residents[resident];
		if (neighbour)
			await joinIncident(when(context, neighbour, today, day), {
				number: filed.number,
				formKey: keyOf(index, part + 1),
				text,
			});
	}
	const agent = cast.agents[index % cast.agents.length];
	if (!agent) return;
	for (const { day, to, text, reason, plannedDay } of report.moves) {
		const move = {
			incidentId: filed.incidentId,
			to,
			version: null,
			publicText: text,
			internalText: "",
			externalTo: to === "external" || reason === "not_ours" ? "Département de la Sorelle" : "",
			...(reason ? { rejectionReason: reason } : {}),
			...(plannedDay === undefined ? {} : { plannedFor: addDays(cityDay(today), Math.round(plannedDay)) }),
		};
		done(await moveIncident(when(context, agent, today, day), move));
	}
};

/** A year of reports and of what the agents made of them. */
export const buildReports = async (context: Context, demo: Demo, cast: Cast, today: Date): Promise<void> => {
	const categories = await context.db.reportCategory.findMany({ select: { id: true, code: true } });
	const categoryId = new Map(categories.map(({ id, code }) => [code, id]));
	const tools: Tools = { context, cast, today, categoryId, photos: await storePhotos(demo) };
	for (const [index, report] of demoReports(demo, today).entries()) {
		const filed = await file(tools, report, index);
		await live(tools, report, index, filed);
	}
};
