import { escapeXml } from "~/lib/xml";

/**
 * What an Open311 answer says, once for XML and JSON: a tree in which a list knows the name of its children.
 * JSON follows the «Spark» convention of GeoReport v2: the root and the plural wrappers are dropped, what may repeat is
 * an array even with one child, what is empty is null.
 */
export type Tree = string | number | boolean | null | List | { [name: string]: Tree };

export type List = { child: string; items: Tree[] };

export type Answer = { root: string; value: Tree };

export const list = (child: string, items: Tree[]): List => ({ child, items });

const isList = (tree: Tree): tree is List =>
	typeof tree === "object" && tree !== null && Array.isArray((tree as List).items);

const element = (name: string, tree: Tree): string => {
	if (tree === null || tree === "") return `<${name}/>`;
	if (typeof tree !== "object") return `<${name}>${escapeXml(String(tree))}</${name}>`;
	const inside = isList(tree)
		? tree.items.map((item) => element(tree.child, item))
		: Object.entries(tree).map(([key, value]) => element(key, value));
	return `<${name}>${inside.join("")}</${name}>`;
};

/** The answer as an XML document, declared in UTF-8, without namespace. */
export const toXml = ({ root, value }: Answer): string =>
	`<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`;

/** Half of a pair of UTF-16: no UTF-8 holds it. */
const LONE = /\p{Surrogate}/gu;

const plain = (tree: Tree): unknown => {
	if (tree === null || tree === "") return null;
	if (typeof tree !== "object") return typeof tree === "string" ? tree.replace(LONE, "\uFFFD") : tree;
	if (isList(tree)) return tree.items.map(plain);
	return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, plain(value)]));
};

/** The answer as JSON. */
export const toJson = ({ value }: Answer): string => JSON.stringify(plain(value));
