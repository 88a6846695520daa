import type { Context } from "~/server/context.server";
import type { VoteRules } from "../schema";
import { voteRulesSchema } from "../schema";
import { listBallotGroups } from "./box.server";

/** The last counted votes held with the same form of ballot, to try rules on real ballots. */
export const listPastVotes = async ({ db }: Context, rules: VoteRules) => {
	const votes = await db.vote.findMany({
		where: { level: "open", state: "closed", count: { isNot: null } },
		select: { id: true, consultationId: true, rules: true },
		orderBy: { id: "desc" },
		take: 20,
	});
	const consultations = await db.consultation.findMany({
		where: { id: { in: votes.map(({ consultationId }) => consultationId) } },
		select: { id: true, title: true },
	});
	return votes.flatMap(({ id, consultationId, rules: text }) => {
		const past = voteRulesSchema.parse(text);
		const title = consultations.find((one) => one.id === consultationId)?.title ?? "";
		const alike = past.method === rules.method || (past.method === "up-to-k" && rules.method === "knapsack");
		return alike ? [{ id, title, optionIds: past.options.map((option) => option.id) }] : [];
	});
};

/** The ballots of one of those votes, without voters; null for any other. */
export const readPastVote = async (context: Context, rules: VoteRules, voteId: string) => {
	const past = (await listPastVotes(context, rules)).find(({ id }) => id === voteId);
	return past
		? { title: past.title, optionIds: past.optionIds, groups: await listBallotGroups(context, past.id) }
		: null;
};
