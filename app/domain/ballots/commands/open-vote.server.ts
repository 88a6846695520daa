import { createHash } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { freezeSettings } from "../../consultations/commands/freeze-settings.server";
import { lockPhase } from "../../consultations/lock.server";
import { managementRefusal } from "../../consultations/policy";
import { phaseStatus } from "../../consultations/rules";
import { listCandidates } from "../queries/candidates.server";
import { canonicalText } from "../rules";
import type { OpenVote, VoteRules } from "../schema";

export type OpenRefusal =
	| "not-allowed"
	| "absent"
	| "not-a-vote-phase"
	| "phase-over"
	| "vote-frozen"
	| "too-few-options"
	| "limit-above-options";

type Place = { areaId: string | null; lat: number | null; lng: number | null; address: string | null };
type Line = { proposalId: string | null; title: string; summary: string } & Partial<Place>;

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
		(await db.event.findFirst({ where: cast, select: { id: true } })) !== null;
	return { ...vote, started };
};

type KnownVote = Awaited<ReturnType<typeof lockVote>>;

/** What is put to the vote: proposals first, then plain options; a proposal keeps its id when the vote is opened again. */
const optionsOf = async (
	context: Context,
	consultationId: string,
	input: Pick<OpenVote, "proposals" | "plain">,
	known: KnownVote,
) => {
	const candidates = await listCandidates(context, { consultationId, ids: input.proposals });
	const lines: Line[] = [
		...candidates.map(({ id, body, supports: _, ...rest }) => ({ proposalId: id, summary: body, ...rest })),
		...input.plain.map((title) => ({ proposalId: null, title, summary: "" })),
	];
	const kept = new Map(known?.options.map(({ id, proposalId }) => [proposalId, id]));
	return lines.map((line) => ({ ...line, id: (line.proposalId && kept.get(line.proposalId)) || newId(context.now) }));
};

type Option = Awaited<ReturnType<typeof optionsOf>>[number];

/** What a vote is opened with: an open one, unless told otherwise. */
type VoteAsked = Omit<OpenVote, SecretSetting> & Partial<Pick<OpenVote, SecretSetting>>;
type SecretSetting = "level" | "roll" | "otherWays";

const rulesOf = (
	{ limit, tie, earlyClose, level = "open", roll = "closed", otherWays = "" }: VoteAsked,
	options: Option[],
): VoteRules => ({
	format: "parvis-vote-rules-1",
	level,
	method: "up-to-k",
	limit,
	minimum: 1,
	eligibility: "confirmed-account",
	changeable: true,
	tie,
	earlyClose,
	...(level === "secret" ? { secret: { roll, otherWays } } : {}),
	options: options.map(({ id, title }) => ({ id, title })),
});

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
		maximum: rules.limit,
		optionIds,
	};
	if (target.id) await db.voteOption.deleteMany({ where: { voteId: id } });
	if (target.id) await db.vote.updateMany({ where: { id }, data: row });
	else await db.vote.createMany({ data: { id, createdAt: now, ...row } });
	await db.voteOption.createMany({ data: options.map((option, position) => ({ ...option, voteId: id, position })) });
	await recordEvent(context, {
		name: "vote.opened",
		subject: { type: "vote", id },
		details: { rulesHash, options: options.length },
	});
	return id;
};

/**
 * Puts proposals (and plain options) of a consultation to the vote of a phase, or replaces them: rules and options are
 * hashed together. Ballots enter during the dates of the phase. Refused from the first ballot on, even one taken back.
 */
export const openVote = async (
	context: Context,
	{ phaseId, ...input }: VoteAsked & { phaseId: string },
): Promise<Result<{ voteId: string }, OpenRefusal>> => {
	if (managementRefusal(context.actor)) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { now } = context;
		const found = await lockPhase(context, phaseId);
		if (!found) return refuse("absent");
		const { phase, consultation } = found;
		if (phase.method !== "vote") return refuse("not-a-vote-phase");
		if (["closed", "annulled"].includes(phaseStatus(phase, phase.transitions, now))) return refuse("phase-over");
		const known = await lockVote(context, phaseId);
		if (known?.started) return refuse("vote-frozen");

		const options = await optionsOf(context, consultation.id, input, known);
		if (options.length < 2) return refuse("too-few-options");
		if (input.limit > options.length) return refuse("limit-above-options");
		const target = { id: known?.id, phaseId, consultationId: consultation.id };
		const voteId = await write(context, target, rulesOf(input, options), options);
		await freezeSettings(context, phaseId);
		return ok({ voteId });
	});
};
