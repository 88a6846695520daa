import { isAsked, rowsOf, scaleOf } from "./rules";
import { mentions, type Question, type Values } from "./schema";

/** Results under this many answers are not shown: they would say what persons think. */
export const LEAST_SHOWN = 10;

export type Counted = { id: string; label: string; count: number };

/** What a question's answers add up to. `label` is null where the page words it (mentions, faces). */
export type Tally =
	| { kind: "choices"; answered: number; rows: Counted[] }
	| { kind: "numbers"; answered: number; mean: number; rows: Counted[] }
	/** Mean place of each option, 1 the first, the best first. */
	| { kind: "ranks"; answered: number; rows: (Counted & { mean: number })[] }
	| {
			kind: "matrix";
			answered: number;
			columns: { id: string; label: string }[];
			rows: { id: string; label: string; counts: number[]; majority: string | null }[];
	  }
	| { kind: "texts"; answered: number };

const valuesOf = (question: Question, answers: Values[]) =>
	answers.flatMap((values) => (values[question.id] === undefined ? [] : [values[question.id]]));

const choices = (question: Question, answers: Values[]): Tally => {
	const given = valuesOf(question, answers);
	const chosen = given.flatMap((value) => (Array.isArray(value) ? value : [String(value)]));
	const rows = question.options.map((option) => ({ ...option, count: chosen.filter((id) => id === option.id).length }));
	return { kind: "choices", answered: given.length, rows };
};

const numbers = (question: Question, answers: Values[]): Tally => {
	const given = valuesOf(question, answers).filter((value): value is number => typeof value === "number");
	const { from, to } = scaleOf(question);
	const steps =
		question.type === "number"
			? [...new Set(given)].sort((a, b) => a - b).slice(0, 50)
			: Array.from({ length: to - from + 1 }, (_, index) => from + index);
	const rows = steps.map((step) => ({
		id: String(step),
		label: String(step),
		count: given.filter((one) => one === step).length,
	}));
	const mean = given.length > 0 ? given.reduce((sum, one) => sum + one, 0) / given.length : 0;
	return { kind: "numbers", answered: given.length, mean, rows };
};

const ranks = (question: Question, answers: Values[]): Tally => {
	const given = valuesOf(question, answers).filter((value): value is string[] => Array.isArray(value));
	const last = question.options.length;
	const rows = question.options.map((option) => {
		// What was left unranked shares the places that remain.
		const places = given.map((order) => {
			const at = order.indexOf(option.id);
			return at >= 0 ? at + 1 : (order.length + 1 + last) / 2;
		});
		const mean = places.length > 0 ? places.reduce((sum, place) => sum + place, 0) / places.length : 0;
		return { ...option, count: given.filter((order) => order[0] === option.id).length, mean };
	});
	return { kind: "ranks", answered: given.length, rows: rows.sort((a, b) => a.mean - b.mean) };
};

/** The majority mention: the best one such that at least half of the mentions given are as good or better. */
export const majorityOf = (counts: readonly number[]): number | null => {
	const total = counts.reduce((sum, count) => sum + count, 0);
	if (total === 0) return null;
	let sum = 0;
	return counts.findIndex((count) => {
		sum += count;
		return sum * 2 >= total;
	});
};

const matrix = (question: Question, answers: Values[]): Tally => {
	const given = valuesOf(question, answers).filter((value) => typeof value === "object" && !Array.isArray(value));
	const isJudged = question.type === "judgement";
	const columns = isJudged ? mentions.map((id) => ({ id, label: id })) : question.options;
	const rows = rowsOf(question).map(({ id, label }) => {
		const cells = given.flatMap((value) => [(value as Record<string, string | string[]>)[id] ?? []].flat());
		const counts = columns.map((column) => cells.filter((cell) => cell === column.id).length);
		const best = isJudged ? majorityOf(counts) : null;
		return { id, label, counts, majority: best === null ? null : (mentions[best] ?? null) };
	});
	return { kind: "matrix", answered: given.length, columns, rows };
};

/** What the answers to one question add up to. */
export const tally = (question: Question, answers: Values[]): Tally => {
	switch (question.type) {
		case "single":
		case "multiple":
			return choices(question, answers);
		case "number":
		case "scale":
		case "stars":
		case "sentiment":
			return numbers(question, answers);
		case "ranking":
			return ranks(question, answers);
		case "matrix-single":
		case "matrix-multiple":
		case "judgement":
			return matrix(question, answers);
		default:
			return { kind: "texts", answered: valuesOf(question, answers).length };
	}
};

const cellOf = (question: Question, values: Values): string => {
	const value = values[question.id];
	if (value === undefined) return "";
	const named = (id: string) => question.options.find((option) => option.id === id)?.label ?? id;
	if (Array.isArray(value)) return value.map(named).join(" | ");
	if (typeof value === "object") {
		const row = (id: string) => rowsOf(question).find((one) => one.id === id)?.label ?? id;
		return Object.entries(value)
			.map(
				([id, cells]) =>
					`${row(id)}: ${[cells]
						.flat()
						.map((cell) => named(String(cell)))
						.join(", ")}`,
			)
			.join(" | ");
	}
	return named(String(value));
};

/** The answers as a table: one column a question, one line an answer, nobody's name. */
export const tableOf = (questions: Question[], answers: { at: Date; values: Values }[]) => {
	const asked = questions.filter(isAsked);
	const rows = answers.map(({ at, values }) => [
		at.toISOString().slice(0, 10),
		...asked.map((question) => cellOf(question, values)),
	]);
	return { head: asked.map(({ label }) => label), rows };
};
