import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";

/** Below this likeness of words (0 to 1, pg_trgm's word similarity) two texts are not about the same thing. */
const LIKENESS = 0.45;

export type FoundProcedure = {
	slug: string;
	title: string;
	summary: string;
	delay: string;
	unitName: string;
	onlineUrl: string | null;
	/** How near to what was typed: only to be compared with the others'. */
	score: number;
	/** The answers of the city's questions it is for. */
	fits: string[];
};

export type FoundContact = {
	kind: "unit" | "person";
	/** Where it is shown: the code of a unit, the id of a person. */
	key: string;
	name: string;
	/** Its mission, or the person's office. */
	about: string;
	subjects: string[];
	phone: string;
};

/** Procedures weighed against each other at most: the rest is less near whatever the weighing. */
const WEIGHED = 60;

/**
 * French stems, without accents, of what was typed: any of them. A word that nothing of the directory uses is brought back
 * to the nearest one that is used.
 */
const stemsOf = (typed: string) => Prisma.sql`
	asked AS (SELECT fold(${typed}) AS words), typed AS (
		SELECT DISTINCT word FROM asked, regexp_split_to_table(asked.words, '[^[:alnum:]]+') AS word WHERE length(word) > 2
	), meant AS (
		SELECT word FROM typed
		UNION
		SELECT near.word FROM typed, LATERAL (
			SELECT l.word FROM "ProcedureLexeme" l
			WHERE l.word % typed.word AND similarity(l.word, typed.word) >= ${LIKENESS}
			ORDER BY similarity(l.word, typed.word) DESC, l.word LIMIT 1
		) AS near
		WHERE NOT EXISTS (SELECT 1 FROM "ProcedureLexeme" l WHERE l.word = typed.word)
	), stems AS (
		SELECT replace(plainto_tsquery('french'::regconfig, string_agg(word, ' '))::text, '&', '|')::tsquery AS stems FROM meant
	)`;

/** The procedures that answer what a resident typed, best first. Nothing typed, nothing found. */
export const searchProcedures = ({ db }: Context, text: string, limit = 8): Promise<FoundProcedure[]> => {
	const typed = text.trim();
	if (typed === "") return Promise.resolve([]);
	return db.$queryRaw`
		/* search-procedures */ WITH ${stemsOf(typed)}, found AS (
			SELECT w."procedureId", w.words, ts_rank_cd(w.document, stems.stems) AS by_stem
			FROM "ProcedureWords" w, stems WHERE w.document @@ stems.stems ORDER BY by_stem DESC, w."procedureId" LIMIT ${WEIGHED}
		), best AS (
			SELECT f."procedureId", f.by_stem + 2 * word_similarity(asked.words, f.words) AS score FROM found f, asked
			ORDER BY score DESC LIMIT ${limit}
		)
		SELECT p.slug, p.title, p.summary, p.delay, u.name AS "unitName", p."onlineUrl", best.score,
			ARRAY(SELECT fit."answerId"::text FROM "ProcedureFit" fit WHERE fit."procedureId" = p.id) AS fits
		FROM best JOIN "Procedure" p ON p.id = best."procedureId" JOIN "Unit" u ON u.id = p."unitId"
		ORDER BY best.score DESC, p.title`;
};

/** A contact less near than this share of the best one is there by a common word. */
const NEAR_ENOUGH = 0.5;

/** The services and the people (agents, elected members) that what a resident typed names or is the business of, best first. */
export const searchContacts = ({ db }: Context, text: string, limit = 4): Promise<FoundContact[]> => {
	const typed = text.trim();
	if (typed === "") return Promise.resolve([]);
	return db.$queryRaw`
		/* search-contacts */ WITH ${stemsOf(typed)}, found AS (
			SELECT w.id, w.kind, ts_rank_cd(w.document, stems.stems) AS rank
			FROM "ContactWords" w, stems WHERE w.document @@ stems.stems ORDER BY rank DESC, w.id LIMIT ${limit}
		)
		SELECT f.kind, coalesce(u.code, f.id::text) AS key, coalesce(u.name, p.name) AS name, coalesce(u.mission, p.title) AS about,
			coalesce(p.subjects, '{}') AS subjects, coalesce(nullif(p.phone, ''), u.phone, '') AS phone
		FROM found f LEFT JOIN "Unit" u ON f.kind = 'unit' AND u.id = f.id
			LEFT JOIN "DirectoryPerson" p ON f.kind = 'person' AND p.id = f.id
		WHERE f.rank >= ${NEAR_ENOUGH} * (SELECT max(rank) FROM found)
		ORDER BY f.rank DESC, name`;
};
