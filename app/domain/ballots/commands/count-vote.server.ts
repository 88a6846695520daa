import { createHash } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type BallotGroup, ballotsText, countUpToK } from "../rules";
import { type VoteRules, voteRulesSchema } from "../schema";
import { type BoxFigures, openBallots } from "../secret/open-ballots.server";

export type CountRefusal = "vote-absent" | "vote-open" | "box-sealed";

type Ballots = { groups: BallotGroup[]; box?: BoxFigures };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Equals in the order of a draw anyone can repeat: the hash of the counted ballots with each option. */
const drawn = (ranking: string[][], seed: string): string[][] =>
	ranking.flatMap((group) =>
		group
			.map((id) => ({ id, lot: sha256(`${seed}:${id}`) }))
			.sort((a, b) => (a.lot < b.lot ? -1 : 1))
			.map(({ id }) => [id]),
	);

const openBallotsOf = async ({ db }: Context, voteId: string): Promise<Ballots> => ({
	groups: await db.$queryRaw<BallotGroup[]>`
		SELECT choices::text[] AS choices, count(*)::int AS count FROM "Ballot" WHERE "voteId" = ${voteId}::uuid GROUP BY choices`,
});

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
 * Counts a closed vote, once: a pure count over ballots without voters. Refuses while the vote is open, and while the box
 * of a secret vote is sealed. Counting again answers the same and writes nothing.
 */
export const countVote = async (
	context: Context,
	{ voteId }: { voteId: string },
): Promise<Result<null, CountRefusal>> => {
	const vote = await context.db.vote.findUnique({
		where: { id: voteId },
		select: { level: true, state: true, rules: true },
	});
	if (!vote) return refuse("vote-absent");
	if (vote.state === "open") return refuse("vote-open");
	const rules = voteRulesSchema.parse(vote.rules);
	const ballots =
		vote.level === "open" ? await openBallotsOf(context, voteId) : await secretBallotsOf(context, voteId, rules);
	if (!ballots) return refuse("box-sealed");
	const options = rules.options.map(({ id }) => id);
	const counted = countUpToK(options, rules.limit, ballots.groups);
	const ballotsHash = sha256(ballotsText(ballots.groups));
	const ranking = rules.tie === "draw" ? drawn(counted.ranking, ballotsHash) : counted.ranking;
	const outcome = { ...counted, ranking, ...(ballots.box ? { box: ballots.box } : {}) };
	return transaction(context, async (context) => {
		const { db, now } = context;
		const row = { voteId, countedAt: now, ballots: counted.ballots, ballotsHash, outcome };
		const written = await db.voteCount.createMany({ data: row, skipDuplicates: true });
		if (written.count) await recordEvent(context, { name: "vote.counted", subject: { type: "vote", id: voteId } });
		return ok(null);
	});
};
