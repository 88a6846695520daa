import type { Context } from "~/server/context.server";

const DAY_MS = 86_400_000;
const SINCE_DAYS = 90;
/** A delay measured on fewer answers than this says nothing. */
const ENOUGH = 5;

/**
 * In how many days the city gave its first answer to half of the requests of a procedure received in the last ninety days;
 * null while fewer than five were answered.
 */
export const usualDelay = async ({ db, now }: Context, procedureSlug: string): Promise<number | null> => {
	const since = new Date(now.getTime() - SINCE_DAYS * DAY_MS);
	const [row] = await db.$queryRaw<{ count: number; days: number | null }[]>`
		SELECT count(*)::int AS count,
			percentile_disc(0.5) WITHIN GROUP (ORDER BY ceil(extract(epoch FROM c."metAt" - m."firstReceivedAt") / 86400))::int AS days
		FROM "Procedure" p JOIN "Matter" m ON m."linkedType" = 'procedure' AND m."linkedId" = p.id::text
			JOIN "MatterClock" c ON c."matterId" = m.id AND c.kind = 'first-answer' AND c."metAt" IS NOT NULL
		WHERE p.slug = ${procedureSlug} AND m."firstReceivedAt" >= ${since}`;
	return row && row.count >= ENOUGH ? row.days : null;
};
