import type { Answers, Condition, Question } from "../schema";

const given = (answers: Answers, code: string): string[] => {
	const answer = answers[code];
	return (Array.isArray(answer) ? answer : [answer]).filter((one): one is string => Boolean(one));
};

const holds = (condition: Condition, answers: Answers): boolean => {
	if ("all" in condition) return condition.all.every((part) => holds(part, answers));
	if ("any" in condition) return condition.any.some((part) => holds(part, answers));
	if ("not" in condition) return !holds(condition.not, answers);
	return given(answers, condition.question).some((answer) => condition.in.includes(answer));
};

/**
 * The questions asked, given what is answered already, in order. A question that is not asked has no answer: what depends
 * on it is judged without it.
 */
export const questionsShown = (questions: Question[], answers: Answers): Question[] => {
	const counted: Answers = {};
	return questions.filter((question) => {
		if (question.showIf && !holds(question.showIf, counted)) return false;
		const answer = answers[question.code];
		if (answer !== undefined) counted[question.code] = answer;
		return true;
	});
};

export type AnswerFault = "required" | "not-an-option" | "not-a-number" | "not-a-date" | "too-long" | "stop";

/** In characters; the upper length of a report's text. */
const LONGEST = 4000;

const LOCAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?$/;

/** The option chosen that ends the form with a message, if one is. */
export const stopOf = ({ options }: Question, answers: string[]) =>
	options.find(({ key, stop }) => stop && answers.includes(key))?.stop;

/** Why an answer to a question does not do, or null. `answers`: none, one, or several for a list of several. */
export const answerFault = (question: Question, answers: string[]): AnswerFault | null => {
	const { kind, required, options } = question;
	if (kind === "notice") return null;
	if (answers.length === 0) return required ? "required" : null;
	if (answers.some((answer) => answer.length > LONGEST)) return "too-long";
	const isList = kind === "singlevaluelist" || kind === "multivaluelist";
	if (isList && !answers.every((answer) => options.some(({ key }) => key === answer))) return "not-an-option";
	if (stopOf(question, answers)) return "stop";
	if (kind === "number" && !Number.isFinite(Number(answers[0]?.replace(",", ".")))) return "not-a-number";
	const isMoment = LOCAL_MOMENT.test(answers[0] ?? "") && !Number.isNaN(Date.parse(answers[0] ?? ""));
	return kind === "datetime" && !isMoment ? "not-a-date" : null;
};

/** The name of a question's field in the form. */
export const fieldOf = (code: string): string => `q_${code}`;

/** What a form answers to the questions of a category: only those that are asked. */
export const answersIn = (questions: Question[], form: Pick<FormData, "getAll">): Answers => {
	const all = Object.fromEntries(
		questions.flatMap(({ code, kind }) => {
			const texts = form.getAll(fieldOf(code)).flatMap((text) => (typeof text === "string" && text.trim()) || []);
			if (kind === "notice" || texts.length === 0) return [];
			return [[code, kind === "multivaluelist" ? texts : (texts[0] ?? "")]];
		}),
	) as Answers;
	const shown = questionsShown(questions, all);
	return Object.fromEntries(shown.flatMap(({ code }) => (all[code] === undefined ? [] : [[code, all[code]]])));
};

/** What is at fault among the answers, by the code of the question. */
export const answerFaults = (questions: Question[], answers: Answers): [code: string, fault: AnswerFault][] =>
	questionsShown(questions, answers).flatMap((question) => {
		const fault = answerFault(question, given(answers, question.code));
		return fault ? [[question.code, fault] as [string, AnswerFault]] : [];
	});

/** Whether the form must be shown again because a question was not: its condition came true only with these answers. */
export const hasUnseen = (questions: Question[], answers: Answers, asked: string): boolean => {
	const seen = asked.split(",");
	return questionsShown(questions, answers).some(({ code }) => !seen.includes(code));
};

/** Question and answer in words, for those who handle the report; answers beyond the questions come under their code. */
export const answersInWords = (
	questions: Question[],
	answers: Answers,
	language: "fr" | "en",
): { question: string; answer: string }[] =>
	Object.entries(answers).map(([code, answer]) => {
		const question = questions.find((one) => one.code === code);
		const texts = (Array.isArray(answer) ? answer : [answer]).map(
			(text) => question?.options.find(({ key }) => key === text)?.label[language] ?? text,
		);
		return { question: question?.label[language] ?? code, answer: texts.join(", ") };
	});
