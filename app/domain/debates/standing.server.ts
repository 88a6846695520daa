import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { isWithinPace, LATELY, trustOf } from "./rules";

type Counts = { hour: number; day: number; hidden: number; confirmedAt: Date | null };

/**
 * Makes what one person writes happen one thing after the other until the transaction ends, so that counting before
 * writing is safe. (Two persons whose keys collide in 64 bits would only wait for each other.)
 */
export const lockWriter = async ({ db }: Context, accountId: string): Promise<void> => {
	await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`writes ${accountId}`}, 0))`;
};

const countWritten = async ({ db, now }: Context, accountId: string): Promise<Counts> => {
	const since = (span: number) => new Date(now.getTime() - span);
	const [counts] = await db.$queryRaw<Counts[]>`
		WITH written AS (
			SELECT "createdAt", "hiddenAt" FROM "Comment" WHERE "authorId" = ${accountId}::uuid
			UNION ALL SELECT "createdAt", "hiddenAt" FROM "Statement" WHERE "authorId" = ${accountId}::uuid
			-- A proposal held before publication is hidden from the moment it is published: that is no decision against it.
			UNION ALL SELECT "createdAt", CASE WHEN "hiddenAt" <> "publishedAt" THEN "hiddenAt" END
			FROM "Proposal" WHERE "authorId" = ${accountId}::uuid
		)
		SELECT count(*) FILTER (WHERE "createdAt" > ${since(LATELY.hour)})::int AS hour,
			count(*) FILTER (WHERE "createdAt" > ${since(LATELY.day)})::int AS day,
			count(*) FILTER (WHERE "hiddenAt" > ${since(LATELY.hidden)})::int AS hidden,
			(SELECT "confirmedAt" FROM "Account" WHERE id = ${accountId}::uuid) AS "confirmedAt"
		FROM written`;
	return counts ?? { hour: 0, day: 0, hidden: 0, confirmedAt: null };
};

/** Whether the person asking has written as much lately as their trust allows. Call `lockWriter` first. */
export const isTooFast = async (context: Context): Promise<boolean> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return false;
	const counts = await countWritten(context, accountId);
	const trust = trustOf({ ...counts, isStaff: context.actor.kind === "staff" }, context.now);
	return !isWithinPace(trust, counts);
};
