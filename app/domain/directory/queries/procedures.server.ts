import type { Context } from "~/server/context.server";
import { openingHoursSchema } from "../schema";

/** Below this likeness of words (0 to 1, pg_trgm's word similarity) two texts are not about the same thing. */
const LIKENESS = 0.45;

export type FoundProcedure = {
	slug: string;
	title: string;
	summary: string;
	delay: string;
	unitName: string;
	onlineUrl: string | null;
};

/** Procedures weighed against each other at most: the rest is less near whatever the weighing. */
const WEIGHED = 60;

/**
 * The procedures that answer what a resident typed, best first: French stems without accents, their own words; a word that
 * no procedure uses is brought back to the nearest one that is used. Nothing typed, nothing found.
 */
export const searchProcedures = ({ db }: Context, text: string, limit = 8): Promise<FoundProcedure[]> => {
	const typed = text.trim();
	if (typed === "") return Promise.resolve([]);
	return db.$queryRaw`
		/* search-procedures */ WITH asked AS (SELECT fold(${typed}) AS words), typed AS (
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
		), found AS (
			SELECT w."procedureId", w.words, ts_rank_cd(w.document, stems.stems) AS by_stem
			FROM "ProcedureWords" w, stems WHERE w.document @@ stems.stems ORDER BY by_stem DESC, w."procedureId" LIMIT ${WEIGHED}
		)
		SELECT p.slug, p.title, p.summary, p.delay, u.name AS "unitName", p."onlineUrl"
		FROM found f JOIN "Procedure" p ON p.id = f."procedureId" JOIN "Unit" u ON u.id = p."unitId", asked
		ORDER BY f.by_stem + 2 * word_similarity(asked.words, f.words) DESC, p.title LIMIT ${limit}`;
};

/** All procedures with the service in charge, by title, for the directory's page. */
export const listProcedures = ({ db }: Context) =>
	db.procedure.findMany({
		orderBy: { title: "asc" },
		select: { slug: true, title: true, summary: true, unit: { select: { code: true, name: true } } },
	});

const unitSelect = {
	code: true,
	name: true,
	mission: true,
	phone: true,
	email: true,
	address: true,
	lat: true,
	lng: true,
	hours: true,
};

const withHours = <Unit extends { hours: unknown }>(unit: Unit) => {
	const hours = openingHoursSchema.safeParse(unit.hours);
	return { ...unit, hours: hours.success ? hours.data : [] };
};

/** One procedure by its slug, with what to know of its service; null when there is none. */
export const findProcedure = async ({ db }: Context, slug: string) => {
	const found = await db.procedure.findUnique({
		where: { slug },
		select: {
			slug: true,
			title: true,
			summary: true,
			steps: true,
			documents: true,
			delay: true,
			cost: true,
			onlineUrl: true,
			unit: { select: unitSelect },
		},
	});
	return found && { ...found, unit: withHours(found.unit) };
};

/** One service by its code, with its procedures; null when there is none. */
export const findUnit = async ({ db }: Context, code: string) => {
	const found = await db.unit.findUnique({
		where: { code },
		select: {
			...unitSelect,
			procedures: { select: { slug: true, title: true, summary: true }, orderBy: { title: "asc" } },
		},
	});
	return found && withHours(found);
};

/** The services of the city, by name. */
export const listUnits = ({ db }: Context) =>
	db.unit.findMany({ orderBy: { name: "asc" }, select: { code: true, name: true, mission: true, phone: true } });
