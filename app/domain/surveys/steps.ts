import { readValues } from "./reading";
import { allQuestions, type Fault, faultOf, isShown, shownValues } from "./rules";
import { type SurveyPage, type Values, valuesSchema } from "./schema";

/** Where someone stands in a survey: the page, what they answered, what is wrong with it. */
export type Step = { page: number; values: Values; faults: Record<string, Fault>; isLonger: boolean; isDone: boolean };

const soFarOf = (text: unknown): Values => {
	try {
		return valuesSchema.catch({}).parse(JSON.parse(String(text ?? "{}")));
	} catch {
		return {};
	}
};

/** The questions of a page shown to someone who answered this. */
const shownOn = (pages: SurveyPage[], page: number, values: Values) =>
	(pages[page]?.questions ?? []).filter((question) => isShown(question, allQuestions(pages), values));

const nextPage = (pages: SurveyPage[], from: number, by: 1 | -1, values: Values): number | null => {
	for (let page = from + by; page >= 0 && page < pages.length; page += by)
		if (shownOn(pages, page, values).length > 0) return page;
	return null;
};

/**
 * What comes after a page was sent: the same one if an answer is wrong or brings up a question not shown yet, else the next
 * one with something to ask; done after the last. Going back checks nothing and loses nothing.
 */
export const nextStep = (pages: SurveyPage[], form: FormData): Step => {
	const questions = allQuestions(pages);
	const page = Math.min(pages.length - 1, Math.max(0, Number(form.get("page")) || 0));
	const soFar = soFarOf(form.get("soFar"));
	const before = shownOn(pages, page, soFar).map(({ id }) => id);
	const asked = pages[page]?.questions ?? [];
	const others = Object.fromEntries(Object.entries(soFar).filter(([id]) => !asked.some((one) => one.id === id)));
	const values = shownValues(questions, { ...others, ...readValues(asked, form) });
	const stay = { page, values, faults: {}, isLonger: false, isDone: false };
	if (form.get("go") === "back") return { ...stay, page: nextPage(pages, page, -1, values) ?? page };
	const shown = shownOn(pages, page, values);
	const faults = Object.fromEntries(
		shown.flatMap((question) => {
			const fault = faultOf(question, values[question.id]);
			return fault ? [[question.id, fault] as const] : [];
		}),
	);
	const isSent = (id: string) => before.includes(id) || [...form.keys()].some((name) => name.startsWith(`q.${id}`));
	const isLonger = shown.some(({ id }) => !isSent(id));
	if (isLonger) return { ...stay, isLonger };
	if (Object.keys(faults).length > 0) return { ...stay, faults };
	const next = nextPage(pages, page, 1, values);
	return next === null ? { ...stay, isDone: true } : { ...stay, page: next };
};
