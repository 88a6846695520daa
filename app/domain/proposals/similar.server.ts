import type { Context } from "~/server/context.server";
import { pairsOf } from "./rules";

export type Similar = { id: string; number: number; title: string };

type Asked = { consultationId: string; title: string; limit?: number };

/** Proposals with words in common that are compared one by one, at most. */
const COMPARED = 400;

/** Under this likeness (0 to 1, pg_trgm), titles without two words in common are not worth showing. */
const LIKENESS = 0.3;

/** The stems of the words of a title, as the index of words knows them. */
const stemsOf = async ({ db }: Context, title: string): Promise<string[]> => {
	const rows = await db.$queryRaw<{ stem: string }[]>`
		SELECT unnest(tsvector_to_array(to_tsvector('french', folded(${title})))) AS stem`;
	return rows.map(({ stem }) => stem);
};

/**
 * Published proposals of the consultation whose titles resemble this one, closest first, at most `limit`: those that share
 * two words with it (in their French stems), and those whose trigrams are nearest (typing errors, other endings); accents
 * and capitals do not matter. Both are bounded, so that the answer comes in time among tens of thousands.
 */
export const listSimilar = async (
	context: Context,
	{ consultationId, title, limit = 5 }: Asked,
): Promise<Similar[]> => {
	const pairs = pairsOf(await stemsOf(context, title));
	return context.db.$queryRaw<Similar[]>`
		WITH words AS MATERIALIZED (
			SELECT id, number, title, true AS "isShared" FROM "Proposal"
			WHERE to_tsvector('french', folded(title)) @@ ${pairs}::tsquery AND "consultationId" = ${consultationId}::uuid
				AND state = 'published' AND "hiddenAt" IS NULL LIMIT ${COMPARED}
		), near AS MATERIALIZED (
			SELECT id, number, title, false AS "isShared" FROM "Proposal"
			WHERE "consultationId" = ${consultationId}::uuid AND state = 'published' AND "hiddenAt" IS NULL
			ORDER BY folded(title) <-> folded(${title}) LIMIT ${limit}
		), found AS (
			SELECT id, number, title, bool_or("isShared") AS "isShared", similarity(folded(title), folded(${title})) AS likeness
			FROM (SELECT * FROM words UNION ALL SELECT * FROM near) AS both_ways GROUP BY id, number, title
		)
		SELECT id, number, title FROM found WHERE "isShared" OR likeness >= ${LIKENESS}
		ORDER BY likeness DESC, number LIMIT ${limit}`;
};
