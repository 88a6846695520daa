import { isAsked, rowsOf } from "./rules";
import type { Question, Value, Values } from "./schema";

/** How a form's fields are named: one for a question, one for each row of a matrix or each option of a ranking. */
export const fieldOf = (question: Question, part?: string): string =>
	part === undefined ? `q.${question.id}` : `q.${question.id}.${part}`;

type Get = (name: string) => string[];

const numberOf = (text: string): Value | undefined => {
	const clean = text.trim().replace(/\s/g, "").replace(",", ".");
	if (clean === "") return undefined;
	const number = Number(clean);
	// What is no number stays as it was typed: the fault is said and nothing is lost.
	return Number.isNaN(number) ? text.trim() : number;
};

const rankingOf = (question: Question, get: Get): Value | undefined => {
	const ranked = question.options.flatMap(({ id }) => {
		const rank = Number(get(fieldOf(question, id))[0]);
		return rank > 0 ? [{ id, rank }] : [];
	});
	if (ranked.length === 0) return undefined;
	const ordered = [...ranked].sort((a, b) => a.rank - b.rank);
	// Two options at one rank: said as a fault, by naming one of them twice.
	const isTied = new Set(ranked.map(({ rank }) => rank)).size < ranked.length;
	return isTied ? [...ordered.map(({ id }) => id), ordered[0]?.id ?? ""] : ordered.map(({ id }) => id);
};

const matrixOf = (question: Question, get: Get): Value | undefined => {
	const cells = rowsOf(question).flatMap(({ id }) => {
		const given = get(fieldOf(question, id)).filter(Boolean);
		if (given.length === 0) return [];
		return [[id, question.type === "matrix-multiple" ? given : (given[0] ?? "")] as const];
	});
	return cells.length > 0 ? Object.fromEntries(cells) : undefined;
};

const placeOf = (question: Question, get: Get): Value | undefined => {
	const parts = ["address", "lat", "lng"].flatMap((part) => {
		const text = get(fieldOf(question, part))[0]?.trim();
		return text ? [[part, text.slice(0, 300)] as const] : [];
	});
	return parts.length > 0 ? Object.fromEntries(parts) : undefined;
};

const readValue = (question: Question, get: Get): Value | undefined => {
	const [first = ""] = get(fieldOf(question));
	switch (question.type) {
		case "multiple": {
			const chosen = get(fieldOf(question)).filter(Boolean);
			return chosen.length > 0 ? chosen : undefined;
		}
		case "ranking":
			return rankingOf(question, get);
		case "matrix-single":
		case "matrix-multiple":
		case "judgement":
			return matrixOf(question, get);
		case "place":
			return placeOf(question, get);
		case "number":
		case "scale":
		case "stars":
		case "sentiment":
			return numberOf(first);
		default:
			return first.trim() === "" ? undefined : first.trim();
	}
};

/** The values of some questions in a form. What was left empty is absent. */
export const readValues = (questions: Question[], form: FormData): Values => {
	const get: Get = (name) => form.getAll(name).filter((one): one is string => typeof one === "string");
	const read = questions.filter(isAsked).flatMap((question) => {
		const value = readValue(question, get);
		return value === undefined ? [] : [[question.id, value] as const];
	});
	return Object.fromEntries(read);
};
