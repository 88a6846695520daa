import type { Context } from "~/server/context.server";
import { listAnswers } from "./queries.server";
import { allQuestions, isAsked } from "./rules";
import type { SurveyPage } from "./schema";
import { LEAST_SHOWN, tally } from "./tally";

type Asked = { survey: { id: string; pages: SurveyPage[] }; by: string | null };

/** Options by which results can be told apart: those of the questions of one choice. `by` is «question:option». */
const filtersOf = (pages: SurveyPage[]) =>
	allQuestions(pages)
		.filter(({ type }) => type === "single")
		.flatMap((question) =>
			question.options.map(({ id, label }) => ({ key: `${question.id}:${id}`, question: question.label, label })),
		);

/**
 * The results of a survey: a tally for each question, of everyone or of those who gave one answer. Under ten people nothing
 * is said, to staff either: `tallies` is null.
 */
export const readResults = async (context: Context, { survey, by }: Asked) => {
	const answers = (await listAnswers(context, survey.id)).map(({ values }) => values);
	const filters = filtersOf(survey.pages);
	const chosen = filters.find(({ key }) => key === by) ?? null;
	const [questionId = "", optionId] = chosen?.key.split(":") ?? [];
	const kept = chosen ? answers.filter((values) => values[questionId] === optionId) : answers;
	// What is left must be large too: else everyone less this group would say what a few persons think.
	const rest = answers.length - kept.length;
	const isShown = kept.length >= LEAST_SHOWN && (chosen === null || rest === 0 || rest >= LEAST_SHOWN);
	const questions = allQuestions(survey.pages).filter(isAsked);
	const tallies = isShown
		? questions.map(({ id, label, type, ...question }) => ({
				question: { id, label, type },
				tally: tally({ id, label, type, ...question }, kept),
			}))
		: null;
	return { count: answers.length, kept: isShown ? kept.length : null, tallies, filters, by: chosen?.key ?? null };
};
