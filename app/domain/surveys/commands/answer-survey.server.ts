import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settingsOf } from "~/domain/consultations/methods";
import { type ParticipationRefusal, participationRefusal } from "~/domain/consultations/policy";
import { type FoundPhase, findPhase } from "~/domain/consultations/queries.server";
import { accountOf } from "~/lib/actor";
import { cityDay, startOfCityDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findSurvey, personKey } from "../queries.server";
import { allQuestions, type Fault, faultsOf, isFree, shownValues } from "../rules";
import type { Question, Values } from "../schema";

type Source = { personKey: string | null; accountId: string | null; tabletId: string | null };

type Row = { id: string; surveyId: string; questions: Question[]; values: Values } & Source;

/** Writes one answer; null when its id or its person already has one: the keys decide, however many are sent at once. */
export const writeAnswer = async (context: Context, { id, surveyId, questions, values, ...source }: Row) => {
	const { db, now } = context;
	const kept = shownValues(questions, values);
	const { count } = await db.surveyAnswer.createMany({
		// The day alone: the minute, beside the journal of visits, would lead back to a person.
		data: { id, surveyId, values: kept, at: startOfCityDay(cityDay(now)), ...source },
		skipDuplicates: true,
	});
	if (count === 0) return null;
	const texts = questions.filter(isFree).flatMap((question) => {
		const body = kept[question.id];
		return typeof body === "string"
			? [{ id: crypto.randomUUID(), surveyId, answerId: id, questionId: question.id, body }]
			: [];
	});
	await db.surveyText.createMany({ data: texts });
	await db.survey.updateMany({ where: { id: surveyId, frozenAt: null }, data: { frozenAt: now } });
	return { id };
};

type Input = { phaseId: string; answerId: string; values: Values };

export type AnswerRefusal = ParticipationRefusal | "absent" | "already-answered" | "faults";

const sourceOf = (phase: FoundPhase, surveyId: string, accountId: string): Source => {
	const { anonymous: isAnonymous } = settingsOf("survey", phase.settings);
	const key = personKey({ surveyId, accountId, isAnonymous });
	return { personKey: key, accountId: isAnonymous ? null : accountId, tabletId: null };
};

/**
 * Answers a survey, once per person by the key of the database; in an anonymous survey the answer keeps no trace of who
 * gave it. The same `answerId` sent twice is one answer and no refusal. `faults` says what is wrong, by question.
 */
export const answerSurvey = (
	context: Context,
	{ phaseId, answerId, values }: Input,
): Promise<Result<{ answerId: string }, AnswerRefusal> & { faults?: Record<string, Fault> }> =>
	transaction(context, async (context) => {
		const { actor, now, db } = context;
		const phase = await findPhase(context, phaseId);
		const survey = await findSurvey(context, phaseId);
		if (!phase || !survey) return refuse("absent");
		const refusal = participationRefusal(actor, phase, "answer", now);
		if (refusal) return refuse(refusal);
		const accountId = accountOf(actor);
		if (!accountId) return refuse("not-allowed");
		const questions = allQuestions(survey.pages);
		const faults = faultsOf(questions, values);
		if (Object.keys(faults).length > 0) return { ...refuse("faults"), faults };
		const source = sourceOf(phase, survey.id, accountId);
		const written = await writeAnswer(context, { id: answerId, surveyId: survey.id, questions, values, ...source });
		if (!written) {
			const same = await db.surveyAnswer.count({ where: { id: answerId, personKey: source.personKey } });
			return same > 0 ? ok({ answerId }) : refuse("already-answered");
		}
		// Who answered an anonymous survey is written nowhere, not even in the log.
		if (source.accountId)
			await recordEvent(context, { name: "survey.answered", subject: { type: "phase", id: phaseId } });
		return ok({ answerId });
	});
