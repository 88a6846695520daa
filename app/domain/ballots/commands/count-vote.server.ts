import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { countApart } from "../count-thread.server";
import { drawnLots, orderOf, sha256 } from "../draw.server";
import { listBallotGroups, paperState, readTurnout } from "../queries/box.server";
import { openedBallots } from "../queries/opened-box.server";
import { ballotsText, type Outcome } from "../rules";
import { type VoteRules, voteRulesSchema } from "../schema";

export type CountRefusal = "vote-absent" | "vote-open" | "box-sealed" | "paper-differs" | "box-moved";

type Counted = { outcome: Outcome; ballotsHash: string };

/** With a draw, equals of a vote without money are ranked by it. */
const ranked = (rules: VoteRules, { ranking }: Outcome, ballotsHash: string): string[][] =>
	rules.tie === "draw" && !rules.money
		? ranking.flatMap((group) => drawnLots(group, ballotsHash).map((id) => [id]))
		: ranking;

const countSecret = async (context: Context, voteId: string, rules: VoteRules): Promise<Counted | "box-sealed"> => {
	const opened = await openedBallots(context, voteId, rules);
	if (!opened) return "box-sealed";
	const { groups, box } = opened;
	const ballotsHash = sha256(ballotsText(groups));
	const counted = await countApart({ rules, groups, order: orderOf(rules, ballotsHash) });
	return { outcome: { ...counted, ranking: ranked(rules, counted, ballotsHash), box } as Outcome, ballotsHash };
};

const readBox = async (context: Context, voteId: string) => {
	const groups = await listBallotGroups(context, voteId);
	return { groups, ballotsHash: sha256(ballotsText(groups)) };
};

const countOpen = async (context: Context, voteId: string, rules: VoteRules): Promise<Counted | "paper-differs"> => {
	const paper = await paperState(context, voteId);
	if (paper.single + paper.differing > 0) return "paper-differs";
	const { groups, ballotsHash } = await readBox(context, voteId);
	const counted = await countApart({ rules, groups, order: orderOf(rules, ballotsHash) });
	const outcome = { ...counted, ranking: ranked(rules, counted, ballotsHash), paper };
	return { outcome: { ...outcome, turnout: await readTurnout(context, voteId) } as Outcome, ballotsHash };
};

/**
 * Counts a closed vote, once: a pure count over ballots without voters, in a thread of its own where there are many. Refuses
 * while the vote is open, while the box of a secret vote is sealed, or while paper ballots were not typed alike by two
 * officers. Counting again answers the same and writes nothing.
 */
export const countVote = async (
	context: Context,
	{ voteId }: { voteId: string },
): Promise<Result<null, CountRefusal>> => {
	const vote = await context.db.vote.findUnique({
		where: { id: voteId },
		select: { level: true, state: true, rules: true, count: { select: { voteId: true } } },
	});
	if (!vote) return refuse("vote-absent");
	if (vote.state === "open") return refuse("vote-open");
	if (vote.count) return ok(null);
	const rules = voteRulesSchema.parse(vote.rules);
	const isOpen = vote.level === "open";
	const counted = isOpen ? await countOpen(context, voteId, rules) : await countSecret(context, voteId, rules);
	if (typeof counted === "string") return refuse(counted);
	const { outcome, ballotsHash } = counted;
	return transaction(context, async (context) => {
		await context.db.$queryRaw`SELECT 1 FROM "Vote" WHERE id = ${voteId}::uuid FOR UPDATE`;
		if (isOpen && (await readBox(context, voteId)).ballotsHash !== ballotsHash) return refuse("box-moved");
		const row = { voteId, countedAt: context.now, ballots: outcome.ballots, ballotsHash };
		const written = await context.db.voteCount.createMany({
			data: { ...row, outcome: JSON.parse(JSON.stringify(outcome)) },
			skipDuplicates: true,
		});
		if (written.count) await recordEvent(context, { name: "vote.counted", subject: { type: "vote", id: voteId } });
		return ok(null);
	});
};
