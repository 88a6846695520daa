import type { Rule } from "../schema";

/** What the rules read of an incident. */
export type Facts = {
	category: string;
	parentCategory: string | null;
	areaId: string | null;
	answers: Record<string, string | string[]>;
	channel: string;
};

export type Misfit = "inactive" | "category" | "area" | "answers" | "channel";

export type Step = { position: number; name: string; because: Misfit };

export type Taker = { unitCode: string | null; teamId: string | null; contractorId: string | null };

export type Decision = { rule: Rule | null; position: number | null; trace: Step[] };

const answered = (answers: Facts["answers"], wanted: string) => {
	const [code = "", ...rest] = wanted.split("=");
	const value = rest.join("=");
	const given = answers[code];
	return Array.isArray(given) ? given.includes(value) : given === value;
};

/** Why a rule does not fit, or null. */
export const misfitOf = ({ active, when }: Rule, facts: Facts): Misfit | null => {
	if (!active) return "inactive";
	const { categories, areaIds, answers, channels } = when;
	const ofCategory = categories.includes(facts.category) || categories.includes(facts.parentCategory ?? "");
	if (categories.length > 0 && !ofCategory) return "category";
	if (areaIds.length > 0 && !areaIds.includes(facts.areaId ?? "")) return "area";
	if (answers.length > 0 && !answers.some((wanted) => answered(facts.answers, wanted))) return "answers";
	if (channels.length > 0 && !channels.includes(facts.channel)) return "channel";
	return null;
};

/** The first rule that fits, its place from 1, and why those before it did not. */
export const decide = (rules: readonly Rule[], facts: Facts): Decision => {
	const trace: Step[] = [];
	for (const [index, rule] of rules.entries()) {
		const because = misfitOf(rule, facts);
		if (because === null) return { rule, position: index + 1, trace };
		trace.push({ position: index + 1, name: rule.name, because });
	}
	return { rule: null, position: null, trace };
};

/** Later rules that would also have fitted: they say something else for the same incident. */
export const shadowed = (rules: readonly Rule[], facts: Facts): number[] => {
	const fitting = rules.flatMap((rule, index) => (misfitOf(rule, facts) === null ? [index + 1] : []));
	return fitting.slice(1);
};

/** Rules in a new order: the one of `id` a step up or down. */
export const shifted = (rules: readonly Rule[], id: string, step: -1 | 1): Rule[] => {
	const from = rules.findIndex((rule) => rule.id === id);
	const to = from + step;
	const moved = rules[from];
	const other = rules[to];
	if (!moved || !other) return [...rules];
	const next = [...rules];
	next[to] = moved;
	next[from] = other;
	return next;
};
