import { newsTopics } from "~/domain/residents/schema";
import { readTree, type Tree } from "./tree";

/** A part of a campaign that only some read: those of a district, of a topic, of a group, those for whom something waits. */
export type Block = { when: Tree; text: string };

export const MOST_BLOCKS = 3;

/** A situation as the form names it: «area:<id>», «follows:school», «waits-for-answer», «answer-awaited», «segment:<id>». */
export const situationTree = (choice: string): Tree | null => {
	const [kind, value = ""] = choice.split(":");
	const given =
		kind === "segment"
			? { in: value }
			: kind === "area" || kind === "follows"
				? { field: kind, operator: "one-of", values: [value] }
				: { field: kind, operator: "yes", values: [] };
	const read = readTree(given);
	return read.ok ? read.tree : null;
};

/** The reverse, for the form shown again; null for a rule the form cannot say. */
export const situationOf = (when: Tree): string | null => {
	if ("in" in when) return `segment:${when.in}`;
	if (!("field" in when)) return null;
	return when.operator === "yes" ? when.field : `${when.field}:${when.values[0] ?? ""}`;
};

/** The situations the form offers besides districts and saved groups. */
export const plainSituations = [
	"answer-awaited",
	"waits-for-answer",
	...newsTopics.map((topic) => `follows:${topic}` as const),
] as const;

/** The blocks of a form: those with a situation and a text. */
export const blocksOf = (pairs: { when: string; text: string }[]): Block[] =>
	pairs.slice(0, MOST_BLOCKS).flatMap(({ when, text }) => {
		const tree = when && text.trim() ? situationTree(when) : null;
		return tree ? [{ when: tree, text: text.trim() }] : [];
	});

/** The blocks as they are stored; what is no longer readable is left out, at its place. */
export const readBlocks = (stored: unknown): Block[] => {
	if (!Array.isArray(stored)) return [];
	return stored.map((one: { when?: unknown; text?: unknown }) => {
		const read = readTree(one?.when);
		const text = typeof one?.text === "string" ? one.text : "";
		return { when: read.ok ? read.tree : { any: [] }, text };
	});
};
