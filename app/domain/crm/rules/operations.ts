import { addTo, removeAt, switchAt, turnAt } from "./edit";
import { type Fact, readTree, type Tree } from "./tree";

/** What the builder's address may ask: one step on the rule it carries. */
export type Asked = {
	op: string | null;
	path: string;
	field: string | null;
	operator: string | null;
	values: string[];
	segment: string | null;
	/** An act or a place, already read. */
	fact?: Fact | null;
};

/** The rule after one step of the builder; what is not a step of ours, or would leave the language, changes nothing. */
export const applyStep = (tree: Tree, { op, path, field, operator, values, segment, fact }: Asked): Tree => {
	if (op === "remove") return removeAt(tree, path);
	if (op === "turn") return turnAt(tree, path);
	if (op === "switch") return switchAt(tree, path);
	const added =
		op === "group"
			? { all: [] }
			: op === "did" || op === "near"
				? (fact ?? null)
				: op === "segment"
					? { in: segment }
					: op === "add"
						? { field, operator, values }
						: null;
	if (!added) return tree;
	const grown = addTo(tree, path, added as never);
	const read = readTree(grown);
	return read.ok ? read.tree : tree;
};
