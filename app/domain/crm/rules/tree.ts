import { z } from "zod";
import { ageBands, newsChannels, newsTopics } from "~/domain/residents/schema";
import { type Did, didSchema, type Near, nearSchema } from "./acts";

/** Kinds of facts a segment may use, with what may be asked of each. */
export const operators = {
	choice: ["is", "one-of"],
	number: ["at-least", "at-most"],
	days: ["within", "before"],
	flag: ["yes"],
} as const;

export type Kind = keyof typeof operators;

export type Operator = (typeof operators)[Kind][number];

type FieldOf = { kind: Kind; choices?: readonly string[] };

/**
 * The facts that exist. Never what people think: no vote, side, support, text; no exact age, address or health
 * (GDPR, article 9; field note 2.9). `area` takes its choices from the city's own areas.
 */
export const fields = {
	language: { kind: "choice", choices: ["fr", "en"] },
	area: { kind: "choice" },
	"age-band": { kind: "choice", choices: ageBands },
	"account-age": { kind: "days" },
	"last-visit": { kind: "days" },
	follows: { kind: "choice", choices: newsTopics },
	"reports-filed": { kind: "number" },
	"matters-opened": { kind: "number" },
	"waits-for-answer": { kind: "flag" },
	"answer-awaited": { kind: "flag" },
	"reached-by": { kind: "choice", choices: newsChannels },
} as const satisfies Record<string, FieldOf>;

export type FieldKey = keyof typeof fields;

export const fieldKeys = Object.keys(fields) as FieldKey[];

/** The register's entry for a key from outside: a look-up in our own list, so that names of the language itself are none. */
export const fieldOf = (key: string): FieldOf | null => (Object.hasOwn(fields, key) ? fields[key as FieldKey] : null);

export type Leaf = { field: FieldKey; operator: Operator; values: string[] };

/** What stands at the ends of a tree: a fact, an act, a place. */
export type Fact = Leaf | Did | Near;

export type Tree = Fact | { all: Tree[] } | { any: Tree[] } | { not: Tree } | { in: string };

export const MOST_DEPTH = 6;
export const MOST_NODES = 60;
const MOST_VALUES = 50;
const MOST_NUMBER = 100_000;

const isWhole = (text: string) => /^\d{1,6}$/.test(text) && Number(text) <= MOST_NUMBER;

const leafFits = ({ field, operator, values }: { field: string; operator: string; values: string[] }): boolean => {
	const known = fieldOf(field);
	if (!known || !(operators[known.kind] as readonly string[]).includes(operator)) return false;
	if (known.kind === "flag") return values.length === 0;
	if (known.kind === "number" || known.kind === "days") return values.length === 1 && values.every(isWhole);
	if (values.length === 0 || values.includes("") || (operator === "is" && values.length !== 1)) return false;
	return !known.choices || values.every((value) => known.choices?.includes(value));
};

const leafSchema = z
	.strictObject({
		field: z.string().max(40),
		operator: z.string().max(20),
		values: z.array(z.string().max(60)).max(MOST_VALUES),
	})
	.refine(leafFits, "crm:issues.leaf") as unknown as z.ZodType<Leaf>;

const nodeSchema: z.ZodType<Tree> = z.lazy(() =>
	z.union([
		leafSchema,
		didSchema,
		nearSchema,
		z.strictObject({ all: z.array(nodeSchema).max(MOST_NODES) }),
		z.strictObject({ any: z.array(nodeSchema).max(MOST_NODES) }),
		z.strictObject({ not: nodeSchema }),
		z.strictObject({ in: z.uuid() }),
	]),
);

export const isFact = (tree: Tree): tree is Fact => "field" in tree || "did" in tree || "near" in tree;

export const childrenOf = (tree: Tree): Tree[] => {
	if ("all" in tree) return tree.all;
	if ("any" in tree) return tree.any;
	return "not" in tree ? [tree.not] : [];
};

export const depthOf = (tree: Tree): number => 1 + Math.max(0, ...childrenOf(tree).map(depthOf));

export const sizeOf = (tree: Tree): number => 1 + childrenOf(tree).reduce((sum, child) => sum + sizeOf(child), 0);

/** Deeper than this in brackets, a text is not even read: reading it would take the stack. */
const MOST_BRACKETS = 40;

const brackets = (text: string): number => {
	let [depth, most] = [0, 0];
	for (const sign of text) {
		if (sign === "{" || sign === "[") most = Math.max(most, ++depth);
		if (sign === "}" || sign === "]") depth -= 1;
	}
	return most;
};

export type TreeRefusal = "unreadable" | "too-deep" | "too-large";

/** Reads a tree from outside: only known shapes, fields, operators and values; not too deep, not too large. */
export const readTree = (given: unknown): { ok: true; tree: Tree } | { ok: false; reason: TreeRefusal } => {
	let value = given;
	try {
		const text = typeof given === "string" ? given : JSON.stringify(given);
		if (text === undefined || text.length > 20_000 || brackets(text) > MOST_BRACKETS)
			return { ok: false, reason: "too-deep" };
		value = JSON.parse(text);
	} catch {
		return { ok: false, reason: "unreadable" };
	}
	const parsed = nodeSchema.safeParse(value);
	if (!parsed.success) return { ok: false, reason: "unreadable" };
	if (depthOf(parsed.data) > MOST_DEPTH) return { ok: false, reason: "too-deep" };
	return sizeOf(parsed.data) > MOST_NODES ? { ok: false, reason: "too-large" } : { ok: true, tree: parsed.data };
};

/** The segments a tree names. */
export const namedIn = (tree: Tree): string[] => ("in" in tree ? [tree.in] : childrenOf(tree).flatMap(namedIn));

export type Known = ReadonlyMap<string, Tree>;

/**
 * The tree with every named segment in its place. Refuses a circle, a segment that is gone, and what grows too large or deep.
 */
export const expandTree = (
	tree: Tree,
	known: Known,
	above: readonly string[] = [],
): { ok: true; tree: Tree } | { ok: false; reason: TreeRefusal | "circle" | "unknown-segment" } => {
	if (above.length > MOST_DEPTH) return { ok: false, reason: "too-deep" };
	if ("in" in tree) {
		if (above.includes(tree.in)) return { ok: false, reason: "circle" };
		const inner = known.get(tree.in);
		return inner ? expandTree(inner, known, [...above, tree.in]) : { ok: false, reason: "unknown-segment" };
	}
	if (isFact(tree)) return { ok: true, tree };
	const children: Tree[] = [];
	let size = 1;
	for (const child of childrenOf(tree)) {
		const expanded = expandTree(child, known, above);
		if (!expanded.ok) return expanded;
		size += sizeOf(expanded.tree);
		if (size > MOST_NODES) return { ok: false, reason: "too-large" };
		children.push(expanded.tree);
	}
	const grown: Tree =
		"not" in tree ? { not: children[0] ?? { all: [] } } : "all" in tree ? { all: children } : { any: children };
	return depthOf(grown) > MOST_DEPTH ? { ok: false, reason: "too-deep" } : { ok: true, tree: grown };
};
