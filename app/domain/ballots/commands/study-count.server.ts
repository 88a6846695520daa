import type { Context } from "~/server/context.server";
import type { VoteOutcome } from "../count";
import { studyApart } from "../count-thread.server";
import { orderOf, seedOf } from "../draw.server";
import { countedGroups } from "../queries/opened-box.server";
import { voteRulesSchema } from "../schema";

/** Works out how firm a counted vote is, once. Does nothing for a vote not counted. */
export const studyCount = async (context: Context, { voteId }: { voteId: string }): Promise<void> => {
	const count = await context.db.voteCount.findUnique({
		where: { voteId },
		select: { ballotsHash: true, outcome: true, study: true, vote: { select: { rules: true } } },
	});
	if (!count || count.study !== null) return;
	const rules = voteRulesSchema.parse(count.vote.rules);
	const { envelopes = [] } = count.outcome as unknown as VoteOutcome;
	const carried = Object.fromEntries(envelopes.map(({ id, carried }) => [id, carried]));
	const groups = await countedGroups(context, voteId, rules);
	const order = orderOf(rules, count.ballotsHash);
	const study = await studyApart({ rules, groups, order, study: { seed: seedOf(count.ballotsHash), carried } });
	await context.db.voteCount.updateMany({
		where: { voteId },
		data: { study: JSON.parse(JSON.stringify(study)) },
	});
};
