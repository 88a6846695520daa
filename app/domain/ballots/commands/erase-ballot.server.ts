import { eventInsert } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { acceptingVote, askVote } from "../acceptance.server";
import { type VoteRefusal, voteRefusal } from "../policy";

const remove = async (context: Context, voteId: string, voterId: string): Promise<boolean> => {
	const event = eventInsert(Prisma.sql`(
		SELECT ${newId(context.now)}::uuid AS id, 'ballot.erased' AS name, ${voterId}::uuid AS "actorId",
			'resident' AS "actorKind", 'vote' AS "subjectType", ${voteId}::text AS "subjectId", ${context.now}::timestamptz AS at
		FROM erased) AS happened`);
	const [found] = await context.db.$queryRaw<{ open: boolean }[]>`
		WITH vote AS (${acceptingVote(voteId)}), erased AS (
			DELETE FROM "Ballot" b USING vote WHERE b."voteId" = vote.id AND b."voterId" = ${voterId}::uuid RETURNING 1
		), event AS (${event})
		SELECT EXISTS (SELECT 1 FROM vote) AS open`;
	return found?.open ?? false;
};

/** Takes back the ballot of the resident who acts, while the vote is open; nothing of it remains. Safe to repeat. */
export const eraseBallot = async (
	context: Context,
	{ voteId }: { voteId: string },
): Promise<Result<null, VoteRefusal>> => {
	const voterId = accountOf(context.actor);
	if (voterId && (await remove(context, voteId, voterId))) return ok(null);
	const found = await askVote(context, voteId);
	if (found?.vote.level !== "open") return refuse("vote-absent");
	return refuse(voteRefusal(context.actor, found.vote, found.now) ?? (voterId ? "vote-closed" : "not-allowed"));
};
