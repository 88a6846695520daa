import { findCity } from "~/domain/settings/queries.server";
import type { Context } from "~/server/context.server";
import { ANSWER_WORKING_DAYS } from "../rules/clocks";
import { fillIn, type Variable } from "../rules/variables";

/** How long ago somebody was told something for a correction to be offered, in days. */
export const CORRECTION_DAYS = 180;

const DAY_MS = 86_400_000;

/** An answer that fits less than this share of the best one is not about the same thing. */
const NEAR_THE_BEST = 0.5;

type Row = {
	slug: string;
	topic: string;
	procedureSlug: string | null;
	version: number;
	question: string;
	body: string;
	short: string;
	sms: string;
	post: string;
	at: Date;
};

/** What every canonical answer may be filled with. */
export const cityValues = async (context: Context): Promise<Partial<Record<Variable, string>>> => {
	const { name, contactEmail, contactPhone } = await findCity(context);
	return { ville: name, telephone: contactPhone, courriel: contactEmail, delai: String(ANSWER_WORKING_DAYS) };
};

const filled = async (context: Context, rows: Row[]): Promise<Row[]> => {
	const values = await cityValues(context);
	const say = (text: string) => fillIn(text, values);
	return rows.map((row) => ({
		...row,
		...{ question: say(row.question), body: say(row.body), short: say(row.short) },
		...{ sms: say(row.sms), post: say(row.post) },
	}));
};

/** Answers in force, every form filled with the city's values, by topic then question; those past their date are nowhere. */
export const listAnswers = async (
	context: Context,
	{ procedureSlug = null, limit = 300 }: { procedureSlug?: string | null; limit?: number } = {},
): Promise<Row[]> => {
	const rows = await context.db.$queryRaw<Row[]>`
		SELECT a.slug, a.topic, a."procedureSlug", a.version, v.question, v.body, v.short, v.sms, v.post, v.at
		FROM "CanonicalAnswer" a JOIN "CanonicalVersion" v ON v."answerId" = a.id AND v.version = a.version
		WHERE (a."validUntil" IS NULL OR a."validUntil" > ${context.now})
			AND (${procedureSlug}::text IS NULL OR a."procedureSlug" = ${procedureSlug})
		ORDER BY a.topic, v.question LIMIT ${limit}`;
	return filled(context, rows);
};

/** The SMS form of the answer a word asks for, filled; null when no answer in force has this word. */
export const findByKeyword = async (context: Context, keyword: string): Promise<{ id: string; sms: string } | null> => {
	const [row] = await context.db.$queryRaw<{ id: string; sms: string }[]>`
		SELECT a.id, v.sms FROM "CanonicalAnswer" a JOIN "CanonicalVersion" v ON v."answerId" = a.id AND v.version = a.version
		WHERE a.keyword = ${keyword} AND (a."validUntil" IS NULL OR a."validUntil" > ${context.now})`;
	return row ? { id: row.id, sms: fillIn(row.sms, await cityValues(context)) } : null;
};

/** One answer in force, filled; null when there is none or its date is past. */
export const findAnswer = async (context: Context, slug: string): Promise<Row | null> => {
	const rows = await context.db.$queryRaw<Row[]>`
		SELECT a.slug, a.topic, a."procedureSlug", a.version, v.question, v.body, v.short, v.sms, v.post, v.at
		FROM "CanonicalAnswer" a JOIN "CanonicalVersion" v ON v."answerId" = a.id AND v.version = a.version
		WHERE a.slug = ${slug} AND (a."validUntil" IS NULL OR a."validUntil" > ${context.now})`;
	return (await filled(context, rows))[0] ?? null;
};

/** Answers in force that fit what was written, best first: French stems without accents, then likeness of words. */
export const suggestAnswers = async (context: Context, text: string, limit = 4): Promise<Row[]> => {
	const typed = text.trim().slice(0, 600);
	if (typed.length < 4) return [];
	const rows = await context.db.$queryRaw<(Row & { rank: number })[]>`
		WITH asked AS (
			SELECT fold(${typed}) AS words,
				replace(plainto_tsquery('french'::regconfig, fold(${typed}))::text, '&', '|')::tsquery AS stems
		)
		SELECT slug, topic, "procedureSlug", version, question, body, short, sms, post, at, rank FROM (
			SELECT a.slug, a.topic, a."procedureSlug", a.version, v.question, v.body, v.short, v.sms, v.post, v.at,
				ts_rank_cd(to_tsvector('french'::regconfig, fold(v.question || ' ' || v.short)), asked.stems, 1) AS rank
			FROM "CanonicalAnswer" a JOIN "CanonicalVersion" v ON v."answerId" = a.id AND v.version = a.version, asked
			WHERE (a."validUntil" IS NULL OR a."validUntil" > ${context.now})
		) ranked WHERE rank > 0 ORDER BY rank DESC, question LIMIT ${limit}`;
	const best = rows[0]?.rank ?? 0;
	return filled(
		context,
		rows.filter(({ rank }) => rank >= best * NEAR_THE_BEST),
	);
};

/** All answers for those who write them, expired ones too: address, question, topic, version, date, validity. */
export const listAnswersToEdit = ({ db }: Context) =>
	db.$queryRaw<
		{ slug: string; topic: string; version: number; question: string; at: Date; validUntil: Date | null }[]
	>`SELECT a.slug, a.topic, a.version, v.question, v.at, a."validUntil"
		FROM "CanonicalAnswer" a JOIN "CanonicalVersion" v ON v."answerId" = a.id AND v.version = a.version
		ORDER BY v.question LIMIT 500`;

/** One answer as it is written, with its versions, newest first; null when there is none. */
export const findAnswerToEdit = async ({ db }: Context, slug: string) => {
	const select = { versions: { orderBy: { version: "desc" as const }, take: 50 } };
	const found = await db.canonicalAnswer.findUnique({ where: { slug }, include: select });
	const [current] = found?.versions ?? [];
	return found && current ? { ...found, current } : null;
};

/** Who was told an older version of an answer lately and has not been told better since: their matters, latest first. */
export const listToldOld = ({ db, now }: Context, answer: { id: string; version: number }) =>
	db.$queryRaw<{ matterId: string; reference: string; subject: string; version: number; at: Date }[]>`
		SELECT m.id AS "matterId", m.reference, m.subject, told.version, told.at FROM (
			SELECT DISTINCT ON (u."matterId") u."matterId", u.version, u.at, u."correctedBy" FROM "CanonicalUse" u
			WHERE u."answerId" = ${answer.id}::uuid ORDER BY u."matterId", u.version DESC, u.at DESC
		) told JOIN "Matter" m ON m.id = told."matterId"
		WHERE told.version < ${answer.version} AND told."correctedBy" IS DISTINCT FROM ${answer.version}
			AND told.at >= ${new Date(now.getTime() - CORRECTION_DAYS * DAY_MS)}
		ORDER BY told.at DESC LIMIT 1000`;
