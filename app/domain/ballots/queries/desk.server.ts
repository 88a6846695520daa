import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { settingsOf } from "../../consultations/methods";
import { managementRefusal } from "../../consultations/policy";
import { findPhase } from "../../consultations/queries.server";
import { phaseStatus } from "../../consultations/rules";
import type { Outcome } from "../rules";
import { voteRulesSchema } from "../schema";
import { listCandidates } from "./candidates.server";
import { findSecretVote } from "./secret-vote.server";
import { findCount } from "./votes.server";

const optionSelect = {
	id: true,
	proposalId: true,
	title: true,
	summary: true,
	cost: true,
	envelope: true,
	address: true,
} as const;

const voteSelect = {
	...{ id: true, level: true, state: true, rules: true, rulesHash: true, closedAt: true, closeReason: true },
	options: { select: optionSelect, orderBy: { position: "asc" } },
} as const;

/** The count of a closed vote for those who prepare its publication: options with their votes, best first. */
export const countLines = (outcome: Outcome, options: { id: string; title: string; proposalId: string | null }[]) => {
	const byId = new Map(options.map((option) => [option.id, option]));
	return outcome.ranking.flatMap((group, index) => {
		const rank = 1 + outcome.ranking.slice(0, index).reduce((sum, equals) => sum + equals.length, 0);
		return group.flatMap((id) => {
			const option = byId.get(id);
			return option ? [{ ...option, rank, votes: outcome.votes[id] ?? 0 }] : [];
		});
	});
};

/**
 * The staff's desk of a vote phase: what can be put to the vote, what is, and once closed its count. While the vote is
 * open it tells staff no more than anyone: no total, no number of ballots. Null when absent or not theirs to see.
 */
export const findVoteDesk = async (context: Context, phaseId: string | undefined) => {
	if (managementRefusal(context.actor) || !isId(phaseId)) return null;
	const phase = await findPhase(context, phaseId);
	if (phase?.method !== "vote") return null;
	const vote = await context.db.vote.findUnique({ where: { phaseId }, select: voteSelect });
	const cast = vote && { subjectType: "vote", subjectId: vote.id, name: "ballot.cast" };
	const started =
		vote !== null &&
		((await context.db.event.findFirst({ where: cast ?? {}, select: { id: true } })) !== null ||
			(await context.db.ballot.findFirst({ where: { voteId: vote.id }, select: { voteId: true } })) !== null);
	const bureau = vote?.level === "secret" ? await findSecretVote(context, vote.id) : null;
	const isFrozen = started || bureau !== null || vote?.state === "closed";
	const count = vote?.state === "closed" ? await findCount(context, vote.id) : null;
	const outcome = count && (count.outcome as Outcome);
	const { transitions, settings, ...shown } = phase;
	return {
		phase: { ...shown, status: phaseStatus(phase, transitions, context.now) },
		settings: settingsOf("vote", settings),
		candidates: await listCandidates(context, { consultationId: phase.consultationId }),
		vote: vote && { ...vote, rules: voteRulesSchema.parse(vote.rules), isFrozen },
		bureau,
		count: outcome && count && { ballots: count.ballots, lines: countLines(outcome, vote?.options ?? []) },
	};
};

export type VoteDesk = NonNullable<Awaited<ReturnType<typeof findVoteDesk>>>;
