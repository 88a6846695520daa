import {
	type Condition,
	LONG_MOST,
	linesOf,
	mentions,
	type Question,
	type QuestionForm,
	SHORT_MOST,
	type SurveyPage,
	type Value,
	type Values,
} from "./schema";

export const isAsked = ({ type }: Question): boolean => type !== "text" && type !== "separator";

export const isFree = ({ type }: Question): boolean => type === "short" || type === "long";

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Every text a value says: the labels of its options, so that conditions read as people read them. */
const wordsOf = (question: Question | undefined, value: Value | undefined): string[] => {
	if (value === undefined) return [];
	const named = (id: string) => question?.options.find((option) => option.id === id)?.label ?? id;
	if (Array.isArray(value)) return value.map(named);
	if (typeof value === "object") return Object.values(value).flat().map(String);
	return [named(String(value))];
};

const holds = ({ question: id, operator, value }: Condition, questions: Question[], values: Values): boolean => {
	const words = wordsOf(
		questions.find((one) => one.id === id),
		values[id],
	).map(fold);
	const wanted = fold(value);
	if (operator === "answered") return words.length > 0;
	if (operator === "not-answered") return words.length === 0;
	if (operator === "is") return words.includes(wanted);
	if (operator === "is-not") return !words.includes(wanted);
	return words.some((word) => word.includes(wanted));
};

/** Whether a question is asked of someone who answered this so far. A question not shown counts as not answered. */
export const isShown = (question: Question, questions: Question[], values: Values): boolean => {
	const { conditions, match } = question;
	if (conditions.length === 0) return true;
	const seen = Object.fromEntries(
		Object.entries(values).filter(([id]) => {
			const asked = questions.find((one) => one.id === id);
			return asked && questions.indexOf(asked) < questions.indexOf(question);
		}),
	);
	const each = (condition: Condition) => holds(condition, questions, seen);
	return match === "all" ? conditions.every(each) : conditions.some(each);
};

/** The values of the questions that are shown, in order: a hidden one takes its answer away, and what hung on it. */
export const shownValues = (questions: Question[], values: Values): Values => {
	const kept: Values = {};
	for (const question of questions) {
		const value = values[question.id];
		if (value !== undefined && isAsked(question) && isShown(question, questions, kept)) kept[question.id] = value;
	}
	return kept;
};

/** A SIRET: fourteen digits whose Luhn sum is a multiple of ten (La Poste's offices: or a plain sum, a multiple of five). */
export const isSiret = (text: string): boolean => {
	const digits = text.replace(/\s/g, "");
	if (!/^\d{14}$/.test(digits)) return false;
	const all = [...digits].map(Number);
	const isPost = digits.startsWith("356000000") && all.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
	const luhn = all.map((digit, index) => (index % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit));
	return isPost || luhn.reduce((sum, digit) => sum + digit, 0) % 10 === 0;
};

/** A number of the national register of associations: W and nine digits. */
export const isRna = (text: string): boolean => /^W\d{9}$/i.test(text.replace(/\s/g, ""));

export type Fault =
	| "required"
	| "too-long"
	| "not-a-number"
	| "out-of-bounds"
	| "not-an-option"
	| "rank-twice"
	| "siret"
	| "rna"
	| "rows-missing";

/** Ends of a scale. */
export const scaleOf = ({ type, min, max }: Pick<Question, "type" | "min" | "max">): { from: number; to: number } =>
	type === "stars" || type === "sentiment" ? { from: 1, to: 5 } : { from: min ?? 1, to: max ?? 10 };

const numberFault = (question: Question, value: Value): Fault | null => {
	if (typeof value !== "number" || !Number.isFinite(value)) return "not-a-number";
	if (question.type === "number") {
		const { min, max } = question;
		return (min !== null && value < min) || (max !== null && value > max) ? "out-of-bounds" : null;
	}
	const { from, to } = scaleOf(question);
	return Number.isInteger(value) && value >= from && value <= to ? null : "out-of-bounds";
};

const listFault = ({ options }: Question, value: Value): Fault | null => {
	if (!Array.isArray(value)) return "not-an-option";
	if (new Set(value).size !== value.length) return "rank-twice";
	return value.every((id) => options.some((option) => option.id === id)) ? null : "not-an-option";
};

const columnsOf = ({ type, options }: Question): string[] =>
	type === "judgement" ? [...mentions] : options.map(({ id }) => id);

/** Rows of a matrix; for a judgement, what is judged. */
export const rowsOf = ({ type, rows, options }: Question) => (type === "judgement" ? options : rows);

const matrixFault = (question: Question, value: Value): Fault | null => {
	if (typeof value !== "object" || Array.isArray(value)) return "not-an-option";
	const columns = columnsOf(question);
	const rows = rowsOf(question).map(({ id }) => id);
	const isRight = Object.entries(value).every(
		([row, cells]) => rows.includes(row) && [cells].flat().every((cell) => columns.includes(String(cell))),
	);
	if (!isRight) return "not-an-option";
	return question.required && rows.some((row) => value[row] === undefined) ? "rows-missing" : null;
};

/** What is wrong with a value, or null. An absent value is wrong only where an answer is required. */
export const faultOf = (question: Question, value: Value | undefined): Fault | null => {
	if (!isAsked(question)) return null;
	if (value === undefined) return question.required ? "required" : null;
	const text = typeof value === "string" ? value : null;
	switch (question.type) {
		case "short":
		case "long":
			return text === null || text.length > (question.type === "short" ? SHORT_MOST : LONG_MOST) ? "too-long" : null;
		case "siret":
			return text !== null && isSiret(text) ? null : "siret";
		case "rna":
			return text !== null && isRna(text) ? null : "rna";
		case "single":
			return question.options.some(({ id }) => id === text) ? null : "not-an-option";
		case "multiple":
		case "ranking":
			return listFault(question, value);
		case "place":
			return typeof value === "object" && !Array.isArray(value) ? null : "not-an-option";
		case "matrix-single":
		case "matrix-multiple":
		case "judgement":
			return matrixFault(question, value);
		default:
			return numberFault(question, value);
	}
};

/** What is wrong with a whole answer, by question, among those shown. */
export const faultsOf = (questions: Question[], values: Values): Record<string, Fault> => {
	const kept = shownValues(questions, values);
	const found = questions
		.filter((question) => isShown(question, questions, kept))
		.flatMap((question) => {
			const fault = faultOf(question, kept[question.id]);
			return fault ? [[question.id, fault] as const] : [];
		});
	return Object.fromEntries(found);
};

/** Options keep their identity when the list is written again: the same words, or else the same place. */
export const itemsOf = (text: string, before: { id: string; label: string }[]) => {
	const labels = linesOf(text);
	const known = new Map(before.map((one) => [one.label, one.id]));
	const used = new Set(labels.flatMap((label) => known.get(label) ?? []));
	let next = Math.max(0, ...before.map(({ id }) => Number.parseInt(id.slice(1), 10) || 0));
	return labels.map((label, index) => {
		const same = known.get(label);
		const place = before[index]?.id;
		const free = same ?? (place && !used.has(place) ? place : null);
		if (free) used.add(free);
		else next += 1;
		return { id: free ?? `o${next}`, label };
	});
};

/** A question as its form describes it. */
export const questionOf = (form: QuestionForm, id: string, before: Question | null): Question => {
	const { version: _, options, rows, ...question } = form;
	return { ...question, id, options: itemsOf(options, before?.options ?? []), rows: itemsOf(rows, before?.rows ?? []) };
};

export const allQuestions = (pages: SurveyPage[]): Question[] => pages.flatMap(({ questions }) => questions);

export type Change =
	| { kind: "add-page"; id: string }
	| { kind: "remove-page"; id: string }
	| { kind: "put"; page: string; question: Question }
	| { kind: "up" | "down" | "remove"; id: string };

const moved = (pages: SurveyPage[], id: string, by: -1 | 1): SurveyPage[] => {
	const flat = pages.flatMap((page, index) => page.questions.map((question) => ({ index, question })));
	const at = flat.findIndex(({ question }) => question.id === id);
	const [from, to] = [flat[at], flat[at + by]];
	if (!from) return pages;
	if (to && to.index === from.index) {
		flat[at] = to;
		flat[at + by] = from;
	} else {
		from.index = Math.min(pages.length - 1, Math.max(0, from.index + by));
	}
	return pages.map((page, index) => ({
		...page,
		questions: flat.filter((one) => one.index === index).map(({ question }) => question),
	}));
};

/** The pages after a change. A question moves across the edge of its page; a page is removed with its questions. */
export const changed = (pages: SurveyPage[], change: Change): SurveyPage[] => {
	switch (change.kind) {
		case "add-page":
			return [...pages, { id: change.id, title: "", questions: [] }];
		case "remove-page":
			return pages.filter(({ id }) => id !== change.id);
		case "up":
			return moved(pages, change.id, -1);
		case "down":
			return moved(pages, change.id, 1);
		case "remove":
			return pages.map((page) => ({ ...page, questions: page.questions.filter(({ id }) => id !== change.id) }));
		case "put": {
			const { question } = change;
			const isKnown = allQuestions(pages).some(({ id }) => id === question.id);
			return pages.map((page) => ({
				...page,
				questions: isKnown
					? page.questions.map((one) => (one.id === question.id ? question : one))
					: page.id === change.page
						? [...page.questions, question]
						: page.questions,
			}));
		}
	}
};
