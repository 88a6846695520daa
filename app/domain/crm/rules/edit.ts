import type { Fact, Tree } from "./tree";

/** Where a node stands: indexes from the root, «0.2»; the root itself is «». */
export type Path = string;

const stepsOf = (path: Path) => (path === "" ? [] : path.split(".").map(Number));

const isGroup = (tree: Tree): tree is { all: Tree[] } | { any: Tree[] } => "all" in tree || "any" in tree;

const membersOf = (tree: { all: Tree[] } | { any: Tree[] }) => ("all" in tree ? tree.all : tree.any);

const withMembers = (tree: { all: Tree[] } | { any: Tree[] }, members: Tree[]): Tree =>
	"all" in tree ? { all: members } : { any: members };

/** The tree with the node at `path` changed; null removes it. A path that leads nowhere changes nothing. */
const change = (tree: Tree, steps: number[], make: (node: Tree) => Tree | null): Tree | null => {
	const [step, ...rest] = steps;
	if (step === undefined) return make(tree);
	if ("not" in tree) {
		const inner = change(tree.not, steps, make);
		return inner ? { not: inner } : null;
	}
	if (!isGroup(tree)) return tree;
	const members = membersOf(tree).flatMap((child, index) =>
		index === step ? (change(child, rest, make) ?? []) : [child],
	);
	return withMembers(tree, members);
};

const within = (tree: Tree, path: Path, make: (node: Tree) => Tree | null): Tree =>
	change(tree, stepsOf(path), make) ?? { all: [] };

const bare = (node: Tree): Tree => ("not" in node ? node.not : node);

/** Adds a condition, a group or a segment to the group at `path`. */
export const addTo = (tree: Tree, path: Path, added: Fact | { all: [] } | { in: string }): Tree =>
	within(tree, path, (node) => {
		const group = bare(node);
		if (!isGroup(group)) return node;
		const grown = withMembers(group, [...membersOf(group), added]);
		return "not" in node ? { not: grown } : grown;
	});

export const removeAt = (tree: Tree, path: Path): Tree => (path === "" ? { all: [] } : within(tree, path, () => null));

/** «Is» becomes «is not», and the reverse. */
export const turnAt = (tree: Tree, path: Path): Tree =>
	within(tree, path, (node) => ("not" in node ? node.not : { not: node }));

/** «All of these» becomes «at least one of these», and the reverse. */
export const switchAt = (tree: Tree, path: Path): Tree =>
	within(tree, path, (node) => {
		const group = bare(node);
		if (!isGroup(group)) return node;
		const switched: Tree = "all" in group ? { any: group.all } : { all: group.any };
		return "not" in node ? { not: switched } : switched;
	});
