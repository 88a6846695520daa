import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { countApart } from "../count-thread.server";
import { drawnLots, orderOf, sha256 } from "../draw.server";
import { listBallotGroups, paperState, readTurnout } from "../queries/box.server";
import { ballotsText } from "../rules";
import { voteRulesSchema } from "../schema";

export type CountRefusal = "vote-absent" | "vote-open" | "paper-differs" | "box-moved";

const readBox = async (context: Context, voteId: string) => {
	const groups = await listBallotGroups(context, voteId);
	return { groups, ballotsHash: sha256(ballotsText(groups)) };
};

/** The ballots of a secret vote, opened with the published key; null while its box is sealed. */
const secretBallotsOf = async ({ db }: Context, voteId: string, rules: VoteRules): Promise<Ballots | null> => {
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

/**
 * Counts a closed open vote, once: a pure count over ballots without voters, in a thread of its own where there are many.
 * Refuses while the vote is open, or while paper ballots were not typed alike by two officers. Counting again answers the
 * same and writes nothing.
 */
export const countVote = async (
	context: Context,
	{ voteId }: { voteId: string },
): Promise<Result<null, CountRefusal>> => {
	const { db } = context;
	const where = { id: voteId, level: "open" as const };
	const vote = await db.vote.findFirst({
		where,
		select: { state: true, rules: true, count: { select: { voteId: true } } },
	});
	if (!vote) return refuse("vote-absent");
	if (vote.state === "open") return refuse("vote-open");
	if (vote.count) return ok(null);
	const paper = await paperState(context, voteId);
	if (paper.single + paper.differing > 0) return refuse("paper-differs");
	const rules = voteRulesSchema.parse(vote.rules);
	const { groups, ballotsHash } = await readBox(context, voteId);
	const counted = await countApart({ rules, groups, order: orderOf(rules, ballotsHash) });
	// With a draw, equals of a vote without money are ranked by it.
	const drawn = rules.tie === "draw" && !rules.money;
	const ranking = drawn
		? counted.ranking.flatMap((group) => drawnLots(group, ballotsHash).map((id) => [id]))
		: counted.ranking;
	return transaction(context, async (context) => {
		await context.db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR UPDATE`;
		if ((await readBox(context, voteId)).ballotsHash !== ballotsHash) return refuse("box-moved");
		const outcome = { ...counted, ranking, paper, turnout: await readTurnout(context, voteId) };
		const row = { voteId, countedAt: context.now, ballots: counted.ballots, ballotsHash, outcome };
		const written = await context.db.voteCount.createMany({
			data: { ...row, outcome: JSON.parse(JSON.stringify(outcome)) },
			skipDuplicates: true,
		});
		if (written.count) await recordEvent(context, { name: "vote.counted", subject: { type: "vote", id: voteId } });
		return ok(null);
	});
};
