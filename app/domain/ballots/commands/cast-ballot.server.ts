import { may } from "~/domain/accounts/permissions";
import { eventInsert } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { acceptingVote, askVote } from "../acceptance.server";
import { type BallotFault, ballotFault, type VoteRefusal, voteRefusal } from "../policy";

type Asked = { voteId: string; choices: string[] };

export type CastRefusal = VoteRefusal | BallotFault;

/**
 * One statement: is the vote open, does the ballot keep to its rules, store it, say that someone voted. The key of the
 * table keeps one ballot per person; the same ballot sent again changes nothing.
 */
const store = async (context: Context, { voteId, choices }: Asked, voterId: string): Promise<boolean> => {
	const event = eventInsert(
		context,
		{ type: "vote", id: voteId },
		Prisma.sql`(SELECT CASE revision WHEN 1 THEN 'ballot.cast' ELSE 'ballot.changed' END AS name FROM ballot) AS happened`,
	);
	const [found] = await context.db.$queryRaw<{ accepted: boolean }[]>`/* cast-ballot */
		WITH vote AS (${acceptingVote(voteId)}), accepted AS (
			SELECT id FROM vote
			WHERE ${choices}::uuid[] <@ "optionIds" AND cardinality(${choices}::uuid[]) BETWEEN minimum AND maximum
		), ballot AS (
			INSERT INTO "Ballot" AS b ("voteId", "voterId", choices, "castAt")
			SELECT id, ${voterId}::uuid, ${choices}::uuid[], now() FROM accepted
			ON CONFLICT ("voteId", "voterId") DO UPDATE
				SET choices = EXCLUDED.choices, "castAt" = EXCLUDED."castAt", revision = b.revision + 1
				WHERE b.choices IS DISTINCT FROM EXCLUDED.choices
			RETURNING revision
		), event AS (${event})
		SELECT EXISTS (SELECT 1 FROM accepted) AS accepted`;
	return found?.accepted ?? false;
};

/**
 * Casts or replaces the ballot of the resident who acts: the last one before the close counts. `choices` are option ids,
 * in any order. Refuses a ballot whole: vote not open at the database's time, person not allowed, an option that is not
 * of this vote or named twice, too many or too few. Once it answers ok the ballot is stored.
 */
export const castBallot = async (context: Context, { voteId, choices }: Asked): Promise<Result<null, CastRefusal>> => {
	const voterId = may(context.actor, "ballots.cast") ? accountOf(context.actor) : null;
	const asked = { voteId, choices: [...choices].sort() };
	const wellFormed = new Set(choices).size === choices.length;
	if (voterId && wellFormed && (await store(context, asked, voterId))) return ok(null);
	const found = await askVote(context, voteId);
	if (found?.vote.level !== "open") return refuse("vote-absent");
	return refuse(
		voteRefusal(context.actor, found.vote, found.now) ??
			ballotFault(found.vote, choices) ??
			// It closed or opened between the two questions; the city itself has no vote.
			(voterId ? "vote-closed" : "not-allowed"),
	);
};
