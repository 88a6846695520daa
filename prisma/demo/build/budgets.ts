import { readFileSync } from "node:fs";
import { castBallot } from "../../../app/domain/ballots/commands/cast-ballot.server";
import { closeDueVotes } from "../../../app/domain/ballots/commands/close-vote.server";
import { countVote } from "../../../app/domain/ballots/commands/count-vote.server";
import { openBudget } from "../../../app/domain/ballots/commands/open-vote.server";
import { studyCount } from "../../../app/domain/ballots/commands/study-count.server";
import { paperFault } from "../../../app/domain/ballots/paper";
import { type OpenBudget, voteRulesSchema } from "../../../app/domain/ballots/schema";
import { addPhase } from "../../../app/domain/consultations/commands/add-phase.server";
import { createConsultation } from "../../../app/domain/consultations/commands/create-consultation.server";
import { publishConsultation } from "../../../app/domain/consultations/commands/publish-consultation.server";
import { recordPassages } from "../../../app/domain/consultations/commands/record-passages.server";
import { publishResults } from "../../../app/domain/results/commands/publish-results.server";
import { writeResults } from "../../../app/domain/results/commands/write-results.server";
import { addDays, cityDay } from "../../../app/lib/city-day";
import { integer, pickSeveral, seededRandom } from "../random";
import type { Stage } from "./consultations";
import { cityMidnight, done, when } from "./moment";
import type { Cast } from "./people";

type DemoBudget = Pick<OpenBudget, "method" | "count" | "spread" | "leftover" | "channels" | "precedence"> & {
	slugDay: number;
	title: string;
	summary: string;
	description: string;
	decidedBy: string;
	phases: { information: [number, number]; vote: [number, number] };
	/** Part of the residents who vote. */
	share: number;
	conclusion?: string;
	envelopes: { title: string; amount: number }[];
	projects: {
		title: string;
		summary: string;
		address: string;
		cost: number;
		envelope: number;
		popularity: number;
		rival: string;
	}[];
};

type Official = Cast["officials"][number];

const budgets = JSON.parse(readFileSync(new URL("../budgets.json", import.meta.url), "utf8")) as DemoBudget[];

const publish = async ({ context, today }: Stage, budget: DemoBudget, official: Official) => {
	const before = when(context, official, today, budget.slugDay - 6);
	const { title, summary, description, decidedBy } = budget;
	const startsOn = addDays(cityDay(today), budget.phases.information[0]);
	const about = { title, summary, decidedBy, body: description, areaIds: [], template: "empty" as const };
	const { id } = done(await createConsultation(before, { ...about, startsOn, phaseTitles: {} }));
	const phases = [
		{
			method: "information" as const,
			title: "S’informer",
			days: budget.phases.information,
			text: "Les projets, leur coût, leur place.",
		},
		{
			method: "vote" as const,
			title: "Voter",
			days: budget.phases.vote,
			text: "Choisissez les projets que la ville doit réaliser.",
		},
		{ method: "results" as const, title: "Ce qui est décidé", days: [budget.phases.vote[1], null] as const, text: "" },
	];
	let votePhase = "";
	for (const { method, title, days, text } of phases) {
		const { version } = await context.db.consultation.findUniqueOrThrow({ where: { id } });
		const [start, end] = days;
		const dates = { startsAt: cityMidnight(today, start), endsAt: end === null ? null : cityMidnight(today, end) };
		const phase = { consultationId: id, version, method, title, description: text, ...dates, settings: {} };
		const { phaseId } = done(await addPhase(before, phase));
		if (method === "vote") votePhase = phaseId;
	}
	const { version } = await context.db.consultation.findUniqueOrThrow({ where: { id } });
	done(await publishConsultation(before, { consultationId: id, version }));
	return { id, votePhase };
};

/** Ballots of residents, popular projects much more often, each within the rules. */
const castAll = async ({ context, cast, today }: Stage, budget: DemoBudget, voteId: string) => {
	const random = seededRandom(2027);
	const vote = await context.db.vote.findUniqueOrThrow({ where: { id: voteId }, select: { rules: true } });
	const rules = voteRulesSchema.parse(vote.rules);
	const projects = rules.options.map(({ id, title }) => ({
		id,
		popularity: budget.projects.find((project) => project.title === title)?.popularity ?? 1,
	}));
	for (const resident of cast.residents) {
		if (random() > budget.share) continue;
		const choices: string[] = [];
		const wanted = pickSeveral(random, projects, integer(random, 2, 5), ({ popularity }) => popularity ** 1.5);
		for (const { id } of wanted)
			if (paperFault(rules, { choices: [...choices, id], marks: [] }) === null) choices.push(id);
		if (choices.length > 0) done(await castBallot(when(context, resident, today, -0.01), { voteId, choices }));
	}
};

/** The database's clock decides votes: a vote of the past is held now, and its dates are then put back where they were. */
const closeAsPast = async ({ context, today }: Stage, official: Official, phaseId: string, voteId: string) => {
	const { endsAt } = await context.db.phase.findUniqueOrThrow({ where: { id: phaseId } });
	const { db } = context;
	return {
		open: () => db.$executeRaw`UPDATE "Phase" SET "endsAt" = now() + interval '1 hour' WHERE id = ${phaseId}::uuid`,
		close: async () => {
			await db.$executeRaw`UPDATE "Phase" SET "endsAt" = ${endsAt} WHERE id = ${phaseId}::uuid`;
			const after = when(context, official, today, -90);
			await closeDueVotes(after);
			await db.$executeRaw`UPDATE "Vote" SET "closedAt" = ${endsAt} WHERE id = ${voteId}::uuid`;
			await db.$executeRaw`UPDATE "Ballot" SET "castAt" = ${endsAt}::timestamptz - interval '1 day' WHERE "voteId" = ${voteId}::uuid`;
			done(await countVote(after, { voteId }));
			await studyCount(after, { voteId });
		},
	};
};

const publishWhatWon = async (
	{ context, today }: Stage,
	official: Official,
	{ consultationId, voteId, conclusion }: { consultationId: string; voteId: string; conclusion: string },
) => {
	const count = await context.db.voteCount.findUniqueOrThrow({ where: { voteId }, select: { outcome: true } });
	const { winners = [] } = count.outcome as { winners?: string[] };
	const options = await context.db.voteOption.findMany({ where: { voteId }, select: { id: true } });
	const items = options.map(({ id }) => ({
		subjectId: id,
		kind: winners.includes(id) ? ("taken-up" as const) : ("not-taken-up" as const),
		reason: winners.includes(id)
			? "Financé par le vote. Les travaux commencent au printemps."
			: "Le vote ne l’a pas financé. Il peut être proposé à nouveau au prochain budget participatif.",
	}));
	const at = when(context, official, today, -85);
	done(await writeResults(at, { consultationId, conclusion, items, others: "" }));
	done(await publishResults(at, { consultationId, reason: "" }));
};

const buildBudget = async (stage: Stage, budget: DemoBudget) => {
	const { context, cast, today } = stage;
	const official = cast.officials[0];
	if (!official) throw new Error("A budget needs an official");
	const { id, votePhase } = await publish(stage, budget, official);
	const { method, count, spread, leftover, envelopes, channels, precedence } = budget;
	const projects = budget.projects.map(({ popularity: _, ...project }) => ({
		...project,
		on: true,
		proposalId: undefined,
	}));
	const asked = { method, count, spread, leftover, envelopes, projects, hasCity: true, limit: 5, earlyClose: false };
	const others = {
		points: undefined,
		threshold: undefined,
		seats: undefined,
		quorumRoll: undefined,
		quorumPercent: undefined,
		...{ channels, precedence },
	};
	const opened = await openBudget(when(context, official, today, budget.phases.vote[0] + 0.01), {
		...{ phaseId: votePhase, ...asked, ...others },
	});
	const { voteId } = done(opened);
	if (budget.phases.vote[1] > 0) return castAll(stage, budget, voteId);
	const past = await closeAsPast(stage, official, votePhase, voteId);
	await past.open();
	await castAll(stage, budget, voteId);
	await past.close();
	await publishWhatWon(stage, official, { consultationId: id, voteId, conclusion: budget.conclusion ?? "" });
};

/** Two participatory budgets: one open to vote, one finished with its results. */
export const buildBudgets = async (stage: Stage): Promise<void> => {
	for (const budget of budgets) await buildBudget(stage, budget);
	await recordPassages({ ...stage.context, now: stage.today });
};
