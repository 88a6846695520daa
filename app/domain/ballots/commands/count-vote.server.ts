import { createHash } from "node:crypto";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type BallotGroup, ballotsText, countUpToK } from "../rules";
import { voteRulesSchema } from "../schema";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Equals in the order of a draw anyone can repeat: the hash of the counted ballots with each option. */
const drawn = (ranking: string[][], seed: string): string[][] =>
	ranking.flatMap((group) =>
		group
			.map((id) => ({ id, lot: sha256(`${seed}:${id}`) }))
			.sort((a, b) => (a.lot < b.lot ? -1 : 1))
			.map(({ id }) => [id]),
	);

/**
 * Counts a closed open vote, once: a pure count over ballots without voters. Refuses while the vote is open. Counting
 * again answers the same and writes nothing.
 */
export const countVote = (
	context: Context,
	{ voteId }: { voteId: string },
): Promise<Result<null, "vote-absent" | "vote-open">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const vote = await db.vote.findFirst({
			where: { id: voteId, level: "open" },
			select: { state: true, rules: true },
		});
		if (!vote) return refuse("vote-absent");
		if (vote.state === "open") return refuse("vote-open");
		const rules = voteRulesSchema.parse(vote.rules);
		const groups = await db.$queryRaw<BallotGroup[]>`
			SELECT choices::text[] AS choices, count(*)::int AS count FROM "Ballot" WHERE "voteId" = ${voteId}::uuid GROUP BY choices`;
		const options = rules.options.map(({ id }) => id);
		const counted = countUpToK(options, rules.limit, groups);
		const ballotsHash = sha256(ballotsText(groups));
		const ranking = rules.tie === "draw" ? drawn(counted.ranking, ballotsHash) : counted.ranking;
		const row = { voteId, countedAt: now, ballots: counted.ballots, ballotsHash, outcome: { ...counted, ranking } };
		const written = await db.voteCount.createMany({ data: row, skipDuplicates: true });
		if (written.count) await recordEvent(context, { name: "vote.counted", subject: { type: "vote", id: voteId } });
		return ok(null);
	});
