import type { Context } from "~/server/context.server";
import type { MarkedGroup } from "../count";
import type { VoteRules } from "../schema";
import { openBallots } from "../secret/open-ballots.server";
import { listBallotGroups } from "./box.server";

/** The ballots of a secret vote, opened with the published key, and what was in its box; null while it is sealed. */
export const openedBallots = async ({ db }: Context, voteId: string, rules: VoteRules) => {
	const keys = await db.secretVote.findUnique({ where: { voteId } });
	if (!keys?.bureauSecret) return null;
	const log = await db.logEntry.findMany({ where: { voteId }, orderBy: { seq: "asc" }, select: { entry: true } });
	const { bureauKey, bureauSecret } = keys;
	return openBallots(
		log.map(({ entry }) => entry),
		rules,
		{ bureauKey, bureauSecret },
	);
};

/** The ballots of a closed vote of either level, without voters: those that say the same together. */
export const countedGroups = async (context: Context, voteId: string, rules: VoteRules): Promise<MarkedGroup[]> =>
	rules.level === "open"
		? listBallotGroups(context, voteId)
		: ((await openedBallots(context, voteId, rules))?.groups ?? []);
