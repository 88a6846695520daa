import { methodOf, settingsOf } from "~/domain/consultations/methods";
import { findConsultation, findPhase } from "~/domain/consultations/queries.server";
import { asItStands } from "~/domain/consultations/rules";
import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { sign } from "~/server/sign.server";
import { pagesSchema, valuesSchema } from "./schema";

/** What keeps a person to one answer: their account or, in an anonymous survey, a print that leads back to nobody. */
export const personKey = ({
	surveyId,
	accountId,
	isAnonymous,
}: {
	surveyId: string;
	accountId: string;
	isAnonymous: boolean;
}) => (isAnonymous ? sign("survey", `${surveyId} ${accountId}`) : accountId);

/** A survey with its pages; null before the first question is written. */
export const findSurvey = async ({ db }: Context, phaseId: string) => {
	const survey = await db.survey.findUnique({ where: { phaseId } });
	return survey && { ...survey, pages: pagesSchema.parse(survey.pages) };
};

/** The survey phase of a consultation, its survey, and whether the person asking has answered. Null when it has none. */
export const findSurveyPhase = async (context: Context, slug: string) => {
	const consultation = await findConsultation(context, slug);
	if (!consultation) return null;
	const phases = consultation.phases.filter((phase) => methodOf(phase).capabilities.asksQuestions);
	const found = phases.findLast(({ startsAt }) => startsAt <= context.now) ?? phases[0];
	if (!found) return null;
	const phase = asItStands(found, context.now);
	const settings = settingsOf("survey", phase.settings);
	const survey = await findSurvey(context, phase.id);
	const isShown = settings.resultsShown || phase.status === "closed";
	return { consultation, phase, settings, survey, isShown };
};

/** A survey phase by its id, for its desk; null when it is none. */
export const findSurveyDesk = async (context: Context, phaseId: string) => {
	const phase = await findPhase(context, phaseId);
	if (!phase || !methodOf(phase).capabilities.asksQuestions) return null;
	const survey = await findSurvey(context, phaseId);
	return {
		phase,
		survey,
		pages: survey?.pages ?? [],
		version: survey?.version ?? 1,
		isFrozen: Boolean(survey?.frozenAt),
	};
};

/** Whether the person asking has already answered. */
export const hasAnswered = async (context: Context, surveyId: string, isAnonymous: boolean): Promise<boolean> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return false;
	const key = personKey({ surveyId, accountId, isAnonymous });
	return (await context.db.surveyAnswer.count({ where: { surveyId, personKey: key } })) > 0;
};

/** Every answer of a survey, oldest first, without any person. */
export const listAnswers = async ({ db }: Context, surveyId: string) => {
	const rows = await db.surveyAnswer.findMany({
		where: { surveyId },
		select: { values: true, at: true },
		orderBy: { id: "asc" },
	});
	return rows.map(({ at, values }) => ({ at, values: valuesSchema.catch({}).parse(values) }));
};

const TEXTS = 50;

type TextsAsked = { surveyId: string; words: string; tag: string; questionId: string; after: string | null };

/** Free answers that hold these words (accents and capitals apart) and this tag, in order, and where the next page begins. */
export const listTexts = async ({ db }: Context, { surveyId, words, tag, questionId, after }: TextsAsked) => {
	const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
	const rows = await db.$queryRaw<{ id: string; questionId: string; body: string; tags: string[] }[]>`
		SELECT id, "questionId", body, tags FROM "SurveyText"
		WHERE "surveyId" = ${surveyId}::uuid
			AND (${words} = '' OR public.folded(body) LIKE public.folded(${pattern}))
			AND (${tag} = '' OR ${tag} = ANY (tags))
			AND (${questionId} = '' OR "questionId" = ${questionId})
			AND (${after}::uuid IS NULL OR id > ${after}::uuid)
		ORDER BY id LIMIT ${TEXTS + 1}`;
	const shown = rows.slice(0, TEXTS);
	return { texts: shown, next: rows.length > TEXTS ? (shown.at(-1)?.id ?? null) : null };
};

/** Tags given to the free answers of a survey, the most frequent first. */
export const listTags = ({ db }: Context, surveyId: string) =>
	db.$queryRaw<{ tag: string; count: number }[]>`
		SELECT tag, count(*)::int AS count FROM "SurveyText", unnest(tags) AS tag
		WHERE "surveyId" = ${surveyId}::uuid GROUP BY tag ORDER BY count DESC, tag LIMIT 100`;

/** Tablets of a survey, the latest first, with how many answers each brought. */
export const listTablets = async ({ db }: Context, surveyId: string) => {
	const rows = await db.surveyTablet.findMany({
		where: { surveyId },
		select: { id: true, name: true, createdAt: true, endedAt: true, _count: { select: { answers: true } } },
		orderBy: { createdAt: "desc" },
	});
	return rows.map(({ _count, ...row }) => ({ ...row, answers: _count.answers }));
};
