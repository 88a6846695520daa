import { createHash } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { freezeSettings } from "../../consultations/commands/freeze-settings.server";
import { conditionsOf, isAsking } from "../../consultations/conditions";
import { lockPhase } from "../../consultations/lock.server";
import { managementRefusal } from "../../consultations/policy";
import { phaseStatus } from "../../consultations/rules";
import { findAreaAt, listAreaNames, resolvePlace } from "../../directory/queries/geography.server";
import {
	type BudgetAsked,
	envelopeId,
	type MadeRules,
	mostChoices,
	type RuleRefusal,
	rulesOfBudget,
	rulesOfVote,
	type VoteAsked,
} from "../made-rules";
import { listCandidates } from "../queries/candidates.server";
import { canonicalText } from "../rules";
import type { VoteRules } from "../schema";

export type OpenRefusal =
	| "not-allowed"
	| "absent"
	| "not-a-vote-phase"
	| "phase-over"
	| "vote-frozen"
	| "formal-election"
	| RuleRefusal;

type Place = { areaId: string | null; lat: number | null; lng: number | null; address: string | null };
type Line = { proposalId: string | null; title: string; summary: string } & Partial<Place>;
type Project = { cost: number | null; envelope: string; rival: string };

/** The vote of a phase with its row locked, and whether a ballot was ever cast in it. */
const lockVote = async ({ db }: Context, phaseId: string) => {
	await db.$queryRaw`SELECT 1 FROM "Vote" WHERE "phaseId" = ${phaseId}::uuid FOR UPDATE`;
	const vote = await db.vote.findUnique({
		where: { phaseId },
		select: { id: true, state: true, level: true, options: { select: { id: true, proposalId: true } } },
	});
	if (!vote) return null;
	const cast = { subjectType: "vote", subjectId: vote.id, name: "ballot.cast" };
	const started =
		vote.state === "closed" ||
		// The keys and the roll of a secret vote go with its rules: nobody knows whether a ballot is in its box.
		(await db.secretVote.findUnique({ where: { voteId: vote.id }, select: { voteId: true } })) !== null ||
		// Whoever was marked at a polling place has begun the vote too.
		(await db.ballot.findFirst({ where: { voteId: vote.id }, select: { voteId: true } })) !== null ||
		(await db.event.findFirst({ where: cast, select: { id: true } })) !== null;
	return { ...vote, started };
};

type KnownVote = Awaited<ReturnType<typeof lockVote>>;

/** A proposal (and, in a budget, a project of the same title) keeps its id when the vote is opened again. */
const withIds = <One extends Line>(context: Context, lines: One[], known: KnownVote): (One & { id: string })[] => {
	const kept = new Map(known?.options.map(({ id, proposalId }) => [proposalId, id]));
	return lines.map((line) => ({ ...line, id: (line.proposalId && kept.get(line.proposalId)) || newId(context.now) }));
};

/** What is put to the vote: proposals first, then plain options; a yes or no question has its own three. */
const optionsOf = async (context: Context, consultationId: string, input: VoteAsked, known: KnownVote) => {
	const ids = input.method === "yes-no" ? [] : input.proposals;
	const candidates = await listCandidates(context, { consultationId, ids });
	const plain = input.method === "yes-no" ? ["Oui", "Non", "Vote blanc"] : input.plain;
	const lines: Line[] = [
		...candidates.map(({ id, body, supports: _, ...rest }) => ({ proposalId: id, summary: body, ...rest })),
		...plain.map((title) => ({ proposalId: null, title, summary: "" })),
	];
	return withIds(context, lines, known);
};

/** Where an address typed by staff is; one the map does not know is kept in words. */
const placeOf = async (context: Context, address: string): Promise<Partial<Place>> => {
	if (!address) return {};
	const place = await resolvePlace(context, address);
	if (!place) return { address };
	const area = await findAreaAt(context, place);
	return { address: place.label, lat: place.lat, lng: place.lng, areaId: area?.id ?? null };
};

/** The projects of a budget: proposals that were ticked, and those the city wrote. */
const projectsOf = async (context: Context, consultationId: string, input: BudgetAsked, known: KnownVote) => {
	const rows = input.projects.filter(({ on, proposalId, title }) => (proposalId ? on : title));
	const ids = rows.flatMap(({ proposalId }) => proposalId ?? []);
	const candidates = await listCandidates(context, { consultationId, ids });
	const lines: (Line & Project)[] = [];
	for (const { proposalId, title, summary, address, cost = null, envelope, rival } of rows) {
		const money = { cost, envelope: envelopeId(envelope), rival };
		if (!proposalId) lines.push({ proposalId: null, title, summary, ...money, ...(await placeOf(context, address)) });
		const proposal = proposalId && candidates.find(({ id }) => id === proposalId);
		if (!proposal) continue;
		const { id, body, supports: _, ...rest } = proposal;
		lines.push({ ...rest, proposalId: id, summary: summary || body, ...money });
	}
	return withIds(context, lines, known);
};

type Option = Line & Partial<Project> & { id: string };

type Target = { id: string | undefined; phaseId: string; consultationId: string };

const write = async (context: Context, target: Target, rules: VoteRules, options: Option[]): Promise<string> => {
	const { db, now } = context;
	const { id = newId(now), ...place } = target;
	const rulesHash = createHash("sha256").update(canonicalText(rules)).digest("hex");
	const optionIds = options.map((option) => option.id);
	const row = {
		...place,
		level: rules.level,
		rules,
		rulesHash,
		minimum: rules.minimum,
		maximum: mostChoices(rules),
		optionIds,
	};
	if (target.id) await db.voteOption.deleteMany({ where: { voteId: id } });
	if (target.id) await db.vote.updateMany({ where: { id }, data: row });
	else await db.vote.createMany({ data: { id, createdAt: now, ...row } });
	await db.voteOption.createMany({
		data: options.map(({ rival: _, ...option }, position) => ({ ...option, voteId: id, position })),
	});
	await recordEvent(context, {
		name: "vote.opened",
		subject: { type: "vote", id },
		details: { rulesHash, options: options.length },
	});
	return id;
};

/** What the phase asks of voters beyond a confirmed account, in the rules of the vote: hashed and frozen with them. */
const accessOf = async (context: Context, phase: { conditions: unknown }): Promise<Pick<VoteRules, "access">> => {
	const condition = conditionsOf(phase).vote;
	if (!condition || !isAsking(condition)) return {};
	const { areaIds, ...asked } = condition;
	const names = areaIds.length > 0 ? await listAreaNames(context) : [];
	const areas = names.filter(({ id }) => areaIds.includes(id)).map(({ id, name }) => ({ id, name }));
	return { access: { ...asked, areas } };
};

type Made = { made: MadeRules | RuleRefusal; options: Option[] };

/** Opens a vote in a phase, or replaces what is in it, with the rules and options that `make` finds once all is locked. */
const open = (
	context: Context,
	{ phaseId, level }: { phaseId: string; level: VoteRules["level"] },
	make: (context: Context, consultationId: string, known: KnownVote) => Promise<Made>,
): Promise<Result<{ voteId: string }, OpenRefusal>> =>
	transaction(context, async (context) => {
		const found = await lockPhase(context, phaseId);
		if (!found) return refuse("absent");
		const { phase, consultation } = found;
		if (phase.method !== "vote") return refuse("not-a-vote-phase");
		if (["closed", "annulled"].includes(phaseStatus(phase, phase.transitions, context.now)))
			return refuse("phase-over");
		if (await context.db.formalElection.findUnique({ where: { phaseId }, select: { phaseId: true } }))
			return refuse("formal-election");
		const known = await lockVote(context, phaseId);
		if (known?.started) return refuse("vote-frozen");

		const { made, options } = await make(context, consultation.id, known);
		if (typeof made === "string") return refuse(made);
		const target = { id: known?.id, phaseId, consultationId: consultation.id };
		const rules = { ...made, level, ...(await accessOf(context, phase)) };
		const voteId = await write(context, target, rules, options);
		await freezeSettings(context, phaseId);
		return ok({ voteId });
	});

/**
 * Puts proposals (and plain options) of a consultation to the vote of a phase, or replaces them: rules and options are
 * hashed together. Ballots enter during the dates of the phase. Refused from the first ballot on, even one taken back.
 */
export const openVote = async (
	context: Context,
	{ phaseId, ...input }: VoteAsked & { phaseId: string },
): Promise<Result<{ voteId: string }, OpenRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	const { level = "open" } = input;
	return open(context, { phaseId, level }, async (context, consultationId, known) => {
		const options = await optionsOf(context, consultationId, input, known);
		return {
			made: rulesOfVote(
				input,
				options.map(({ id, title }) => ({ id, title })),
			),
			options,
		};
	});
};

/**
 * Puts a participatory budget to the vote of a phase, or replaces it until the first ballot: envelopes, projects with their
 * costs, how ballots are filled in and how winners are found, hashed together. Amounts are whole euros.
 */
export const openBudget = async (
	context: Context,
	{ phaseId, ...input }: BudgetAsked & { phaseId: string },
): Promise<Result<{ voteId: string }, OpenRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	return open(context, { phaseId, level: input.level ?? "open" }, async (context, consultationId, known) => {
		const options = await projectsOf(context, consultationId, input, known);
		const projects = options.map(({ id, title, cost, envelope, rival }) => ({
			...{ id, title, envelope, rival },
			...(cost ? { cost } : {}),
		}));
		return { made: rulesOfBudget(input, projects), options };
	});
};
