import { addTask } from "../../../app/domain/works/commands/add-task.server";
import { answerClosing } from "../../../app/domain/works/commands/answer-closing.server";
import { askPause } from "../../../app/domain/works/commands/ask-pause.server";
import { changeDraft } from "../../../app/domain/works/commands/change-draft.server";
import { moveTask } from "../../../app/domain/works/commands/move-task.server";
import { pauseIncident } from "../../../app/domain/works/commands/pause-incident.server";
import { publishPlan } from "../../../app/domain/works/commands/publish-plan.server";
import { saveContractor } from "../../../app/domain/works/commands/save-contractor.server";
import { savePromise } from "../../../app/domain/works/commands/save-promise.server";
import { saveTeam } from "../../../app/domain/works/commands/save-team.server";
import { saveTemplate } from "../../../app/domain/works/commands/save-template.server";
import { watchDeadlines } from "../../../app/domain/works/commands/watch-deadlines.server";
import { findClosing } from "../../../app/domain/works/queries/closings.server";
import { system } from "../../../app/lib/actor";
import { newId } from "../../../app/lib/id";
import type { Context } from "../../../app/server/context.server";
import { integer, seededRandom } from "../random";
import { cityMidnight, done } from "./moment";
import type { Cast } from "./people";

const teams = [
	{ name: "Équipe éclairage", unitCode: "eclairage", agent: 3 },
	{ name: "Voirie rive nord", unitCode: "voirie", agent: 0 },
	{ name: "Voirie rive sud", unitCode: "voirie", agent: 0 },
	{ name: "Propreté du matin", unitCode: "proprete", agent: 1 },
	{ name: "Jardiniers", unitCode: "espaces-verts", agent: 2 },
];

const contractors = [
	{ name: "Sorelle Réseaux", email: "chantiers@sorelle-reseaux.example", phone: "02 55 00 10 10" },
	{ name: "Enrobés de l’Ouest", email: "astreinte@enrobes-ouest.example", phone: "02 55 00 20 20" },
];

const templates = [
	{ title: "Réparé dans la journée", text: "Nos agents sont passés aujourd’hui : c’est réparé.", toState: "resolved" },
	{
		title: "Passage prévu",
		text: "Une équipe passera cette semaine. Vous serez prévenu dès que ce sera fait.",
		toState: "in_progress",
	},
	{
		title: "Où exactement ?",
		text: "Nous n’avons pas trouvé l’endroit. Pouvez-vous nous dire devant quel numéro ?",
		toState: "needs_info",
	},
	{
		title: "Pas à la ville",
		text: "Cet équipement n’appartient pas à la ville. Nous avons transmis votre signalement.",
		toState: "rejected",
	},
];

const idOf = (rows: { id: string; name: string }[], name: string) => rows.find((row) => row.name === name)?.id ?? null;

type RuleShape = {
	name: string;
	categories: string[];
	areas?: string[];
	answers?: string[];
	team: string;
	active?: boolean;
};

const rules: RuleShape[] = [
	{ name: "Lampes dangereuses", categories: ["lampadaire-danger"], team: "Équipe éclairage" },
	{ name: "Lampes qui clignotent", categories: ["lampadaire"], answers: ["panne=clignote"], team: "Équipe éclairage" },
	{ name: "Éclairage et mobilier", categories: ["eclairage", "mobilier"], team: "Équipe éclairage" },
	{ name: "Voirie, première moitié des quartiers", categories: ["voirie"], areas: ["half"], team: "Voirie rive nord" },
	{ name: "Voirie, le reste", categories: ["voirie"], team: "Voirie rive sud" },
	{ name: "Propreté", categories: ["proprete"], team: "Propreté du matin" },
	{ name: "Arbres et jardins", categories: ["espaces-verts"], team: "Jardiniers" },
];

const writeRules = async (context: Context) => {
	const [made, areas] = await Promise.all([
		context.db.worksTeam.findMany({ select: { id: true, name: true } }),
		context.db.area.findMany({ orderBy: { name: "asc" }, select: { id: true } }),
	]);
	const half = areas.slice(0, Math.ceil(areas.length / 2)).map(({ id }) => id);
	for (const { name, categories, areas: some, answers = [], team, active = true } of rules) {
		const when = { categories, areaIds: some ? half : [], answers, channels: [] };
		const taker = { unitCode: null, teamId: idOf(made, team), contractorId: null };
		done(await changeDraft(context, { kind: "save", rule: { id: newId(context.now), name, active, when, taker } }));
	}
	done(await publishPlan(context, { version: 1 }));
};

/** Teams, contractors, rules, ready-made answers and promises: there before the first report. */
export const buildOrganisation = async (context: Context, cast: Cast, today: Date): Promise<void> => {
	const before: Context = { ...context, actor: system, now: cityMidnight(today, -366) };
	for (const { agent, ...team } of teams) {
		const lead = cast.agents[agent] ?? cast.agents[0];
		const leadId = lead && "accountId" in lead ? lead.accountId : null;
		done(await saveTeam(before, { id: null, ...team, leadId, active: true }));
	}
	for (const contractor of contractors)
		done(
			await saveContractor(before, {
				...{ id: null, ...contractor, active: true },
				...{ open311Url: "", open311Key: "", open311Jurisdiction: "", open311Services: "" },
			}),
		);
	for (const template of templates)
		done(await saveTemplate(before, { id: null, ...template, categoryId: null, active: true }));
	await writeRules(before);
	const hole = await before.db.reportCategory.findUniqueOrThrow({ where: { code: "nid-de-poule" } });
	const { id: categoryId, delayWorkingDays } = hole;
	await savePromise(before, { categoryId, delayWorkingDays, proofNeeded: true, askAfterDays: 7, pausesOutside: true });
};

/** Residents say of most closings that they are true; of the last ones a few say that they are not. */
const answerClosings = async (context: Context, today: Date) => {
	const { db } = context;
	const random = seededRandom(6_311);
	const fixed = await db.incident.findMany({
		where: { state: "resolved" },
		orderBy: { closedAt: "desc" },
		select: { id: true, closedAt: true, reports: { select: { id: true } } },
	});
	for (const [index, { id: incidentId, closedAt, reports }] of fixed.entries()) {
		const closing = await findClosing(context, incidentId);
		if (!closing || !closedAt || random() < 0.35) continue;
		const isContested = index % 19 === 4;
		const at = Math.min(closedAt.getTime() + integer(random, 3, 90) * 3_600_000, today.getTime() - 60_000);
		for (const { id: reportId } of reports.slice(0, isContested ? 1 : 2))
			await answerClosing(
				{ ...context, actor: system, now: new Date(at) },
				{
					...{ incidentId, eventId: closing.eventId, reportId, solved: !isContested, photos: [] },
					rating: isContested ? 2 : integer(random, 3, 5),
					text: isContested ? "Je suis repassé ce matin : rien n’a changé." : "",
				},
			);
	}
};

/** What contractors have in hand: a task just sent, one begun, one done with a pause asked before. */
const giveTasks = async (context: Context, today: Date) => {
	const { db } = context;
	const [lights, roads] = await Promise.all(
		contractors.map(({ name }) => db.contractor.findUniqueOrThrow({ where: { name }, select: { id: true } })),
	);
	const open = await db.incident.findMany({
		where: {
			state: { in: ["received", "triaged", "in_progress"] },
			category: { code: { in: ["lampadaire", "nid-de-poule", "trottoir"] } },
		},
		orderBy: { number: "desc" },
		take: 5,
		select: { id: true, reportedAt: true, category: { select: { code: true } } },
	});
	for (const [index, { id: incidentId, category, reportedAt }] of open.entries()) {
		const isLamp = category.code === "lampadaire";
		const now = new Date(Math.min(reportedAt.getTime() + (3 + index) * 3_600_000, today.getTime() - 60_000));
		const then: Context = { ...context, actor: system, now };
		const title = isLamp ? "Remplacer la lampe" : "Reboucher et compacter";
		const contractorId = (isLamp ? lights : roads)?.id ?? null;
		const added = await addTask(then, { incidentId, title, teamId: null, contractorId, dueAt: null });
		if (!added.ok) continue;
		const { taskId } = added.value;
		const label = contractors[isLamp ? 0 : 1]?.name ?? "";
		if (index % 3 === 1) await moveTask(then, { taskId, to: "started", note: "", photos: [], label });
		if (index % 3 === 2)
			await askPause(then, { taskId, reason: "Gel annoncé toute la semaine : l’enrobé ne prendrait pas.", label });
	}
};

/** What followed the reports: answers to closings, tasks of contractors, clocks that wait, warnings already given. */
export const buildWorks = async (context: Context, today: Date): Promise<void> => {
	await answerClosings(context, today);
	await giveTasks(context, today);
	const asked = await context.db.incident.findMany({
		where: { state: "needs_info" },
		select: { id: true, changedAt: true },
	});
	for (const { id: incidentId, changedAt } of asked)
		await pauseIncident(
			{ ...context, actor: system, now: changedAt },
			{ incidentId, reason: "Nous attendons une réponse." },
		);
	while ((await watchDeadlines({ ...context, actor: system, now: today })) > 0);
};
