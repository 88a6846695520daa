import { fileReport } from "../../../app/domain/issue-reports/commands/file-report.server";
import { joinIncident } from "../../../app/domain/issue-reports/commands/join-incident.server";
import { mergeIncidents } from "../../../app/domain/issue-reports/commands/merge-incidents.server";
import { moveIncident } from "../../../app/domain/issue-reports/commands/move-incident.server";
import { routeIncident } from "../../../app/domain/works/commands/route-incident.server";
import { system } from "../../../app/lib/actor";
import { addDays, cityDay } from "../../../app/lib/city-day";
import type { Context } from "../../../app/server/context.server";
import { dayOf } from "../calendar";
import type { Demo } from "../load";
import type { ReportStep } from "../report-story";
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
	const reporter = cast.residents[report.author];
	if (!reporter) throw new Error("A report has no reporter");
	const photo = report.photo ? photos.get(report.photo) : undefined;
	const [lng, lat] = report.point;
	const then = when(context, reporter, today, dayOf(report));
	const filed = done(
		await fileReport(then, {
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
	await routeIncident({ ...then, actor: system }, { incidentId: filed.incidentId });
	return filed;
};

type Filed = { number: number; incidentId: string };

const join = async (
	{ context, cast, today }: Tools,
	{ number }: Filed,
	joined: DemoReport["joins"][number],
	formKey: string,
) => {
	const neighbour = cast.residents[joined.author];
	if (!neighbour) return;
	await joinIncident(when(context, neighbour, today, dayOf(joined)), { number, formKey, text: joined.text });
};

const move = async ({ context, cast, today }: Tools, { incidentId }: Filed, step: ReportStep, agentIndex: number) => {
	const agent = cast.agents[agentIndex];
	if (!agent) throw new Error("A report has no agent");
	const { state: to, message: publicText, organisation: externalTo = "", reason, plannedDay } = step;
	const detail = {
		...(reason ? { rejectionReason: reason } : {}),
		...(plannedDay === undefined ? {} : { plannedFor: addDays(cityDay(today), plannedDay) }),
	};
	const at = when(context, agent, today, dayOf(step));
	done(await moveIncident(at, { incidentId, to, version: null, publicText, internalText: "", externalTo, ...detail }));
};

const merge = async (
	{ context, cast, today }: Tools,
	from: Filed,
	into: Filed,
	step: ReportStep,
	agentIndex: number,
) => {
	const agent = cast.agents[agentIndex];
	if (!agent) throw new Error("A report has no agent");
	done(await mergeIncidents(when(context, agent, today, dayOf(step)), { from: from.number, into: into.number }));
};

/** Everything that happened to one report, each act with its day. */
const actsOf = (tools: Tools, report: DemoReport, index: number, known: Map<number, Filed>) => {
	const filed = () => {
		const found = known.get(index);
		if (!found) throw new Error("An act comes before its report");
		return found;
	};
	const original = report.duplicateOf;
	return [
		{ day: dayOf(report), act: async () => void known.set(index, await file(tools, report, index)) },
		...report.joins.map((joined, part) => ({
			day: dayOf(joined),
			act: () => join(tools, filed(), joined, keyOf(index, part + 1)),
		})),
		...report.history.map((step) => ({
			day: dayOf(step),
			act: () => {
				const into = original === null ? undefined : known.get(original);
				return into ? merge(tools, filed(), into, step, report.agent) : move(tools, filed(), step, report.agent);
			},
		})),
	];
};

/** A year of reports and of what the agents made of them, in the order of time. */
export const buildReports = async (context: Context, demo: Demo, cast: Cast, today: Date): Promise<void> => {
	const categories = await context.db.reportCategory.findMany({ select: { id: true, code: true } });
	const categoryId = new Map(categories.map(({ id, code }) => [code, id]));
	const tools: Tools = { context, cast, today, categoryId, photos: await storePhotos(demo) };
	const known = new Map<number, Filed>();
	const acts = demoReports(demo, today).flatMap((report, index) => actsOf(tools, report, index, known));
	for (const { act } of acts.sort((a, b) => a.day - b.day)) await act();
};
