import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { findConsultation, type Phase } from "../../consultations/queries.server";
import { type PhaseStatus, phaseStatus } from "../../consultations/rules";
import { drawnOrder } from "../rules";
import { voteRulesSchema } from "../schema";

const optionSelect = {
	...{ id: true, proposalId: true, title: true, summary: true, cost: true, envelope: true },
	...{ areaId: true, lat: true, lng: true, address: true },
} as const satisfies Prisma.VoteOptionSelect;

export type VoteOption = Prisma.VoteOptionGetPayload<{ select: typeof optionSelect }>;

/** Nothing here says what others voted: no total, no number of ballots. */
const voteSelect = {
	...{ id: true, phaseId: true, level: true, state: true, rules: true, rulesHash: true },
	...{ optionIds: true, minimum: true, maximum: true, closedAt: true, closeReason: true },
	options: { select: optionSelect, orderBy: { position: "asc" } },
} as const satisfies Prisma.VoteSelect;

type StatedPhase = Phase & { status: PhaseStatus };

/** The vote phase residents should look at: the one under way, else the next one, else the last one over. */
const votePhaseInFocus = (phases: Phase[], now: Date): StatedPhase | null => {
	const stated = phases
		.filter(({ method }) => method === "vote")
		.map((phase) => ({ ...phase, status: phaseStatus(phase, phase.transitions, now) }));
	const first = (...statuses: PhaseStatus[]) => stated.find(({ status }) => statuses.includes(status));
	return (
		first("open", "suspended") ?? first("upcoming") ?? stated.findLast(({ status }) => status === "closed") ?? null
	);
};

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

const findVoteOfPhase = async (context: Context, phaseId: string) => {
	const vote = await context.db.vote.findUnique({ where: { phaseId }, select: voteSelect });
	if (!vote) return null;
	// A visitor's order changes from day to day, a resident's never.
	const seed = `${vote.id}:${accountOf(context.actor) ?? dayOf(context.now)}`;
	return { ...vote, rules: voteRulesSchema.parse(vote.rules), options: drawnOrder(vote.options, seed) };
};

export type FoundVote = NonNullable<Awaited<ReturnType<typeof findVoteOfPhase>>>;

/**
 * The vote of a consultation by its address, as this person may see it: the phase in focus, and its vote once prepared,
 * options in this person's own order. Null when there is no such consultation or it has no vote phase.
 */
export const findVotePage = async (context: Context, slug: string) => {
	const found = await findConsultation(context, slug);
	const phase = found && votePhaseInFocus(found.phases, context.now);
	if (!found || !phase) return null;
	const { transitions: _, settings: __, ...shown } = phase;
	const vote = await findVoteOfPhase(context, phase.id);
	return {
		consultation: { id: found.id, slug, title: found.title, state: found.state, decidedBy: found.decidedBy },
		asked: { ...phase, consultation: { state: found.state } },
		phase: shown,
		vote,
	};
};

/** What this person's ballot in a vote says and when it was cast, or null: nobody else can ask. */
export const findOwnBallot = async ({ actor, db }: Context, voteId: string) => {
	const voterId = accountOf(actor);
	if (!voterId) return null;
	return db.ballot.findUnique({
		where: { voteId_voterId: { voteId, voterId } },
		select: { choices: true, marks: true, castAt: true, channel: true },
	});
};

/** The count of a vote, for those who may see it: null before it is made. The caller decides who that is. */
export const findCount = ({ db }: Context, voteId: string) =>
	db.voteCount.findUnique({
		where: { voteId },
		select: { countedAt: true, ballots: true, ballotsHash: true, outcome: true },
	});
