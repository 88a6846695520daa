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

/**
 * The procedures that answer what a resident typed, best first: French stems without accents, their own words, and for
 * typing errors the likeness of trigrams. Nothing typed, nothing found.
 */
export const searchProcedures = ({ db }: Context, text: string, limit = 8): Promise<FoundProcedure[]> => {
	const typed = text.trim();
	if (typed === "") return Promise.resolve([]);
	return db.$queryRaw`
		WITH asked AS (
			SELECT fold(${typed}) AS words,
				replace(plainto_tsquery('french'::regconfig, fold(${typed}))::text, '&', '|')::tsquery AS stems
		), ranked AS (
			SELECT p.slug, p.title, p.summary, p.delay, p."onlineUrl", u.name AS "unitName",
				ts_rank_cd(procedure_document(p), asked.stems) AS by_stem,
				word_similarity(asked.words, fold(p.title || ' ' || p.synonyms)) AS by_likeness
			FROM "Procedure" p JOIN "Unit" u ON u.id = p."unitId", asked
			WHERE procedure_document(p) @@ asked.stems OR asked.words <% fold(p.title || ' ' || p.synonyms)
		)
		SELECT slug, title, summary, delay, "unitName", "onlineUrl" FROM ranked
		WHERE by_stem > 0 OR by_likeness >= ${LIKENESS}
		ORDER BY by_stem + 2 * by_likeness DESC, title LIMIT ${limit}`;
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
