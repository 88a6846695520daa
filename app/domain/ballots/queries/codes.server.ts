import type { Context } from "~/server/context.server";

/** The batches of codes of a vote: how many sheets, how many cancelled. Never which were used. */
export const listCodeBatches = ({ db }: Context, voteId: string) =>
	db.$queryRaw<{ batch: number; count: number; revoked: number }[]>`
		SELECT batch, count(*)::int AS count, count("revokedAt")::int AS revoked FROM "VoteCode"
		WHERE "voteId" = ${voteId}::uuid GROUP BY batch ORDER BY batch`;
