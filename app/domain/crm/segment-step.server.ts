import { searchPlaces } from "~/domain/directory/queries/geography.server";
import type { Context } from "~/server/context.server";
import { type ActKind, actKinds, didOf, distances } from "./rules/acts";
import { applyStep } from "./rules/operations";
import { type Fact, type FieldKey, fieldKeys, type Tree } from "./rules/tree";
import type { Draft } from "./ui/builder-state";

const facetsIn = (query: URLSearchParams): [string, string][] =>
	[...query].flatMap(([name, value]) => (name.startsWith("facet.") ? [[name.slice("facet.".length), value]] : []));

const nearOf = async (context: Context, query: URLSearchParams): Promise<Fact | null> => {
	const [place] = await searchPlaces(context, query.get("place") ?? "", 1);
	const metres = distances.find((one) => String(one) === query.get("metres")) ?? 500;
	return place ? { near: { lat: place.lat, lng: place.lng, metres, label: place.label.slice(0, 200) } } : null;
};

const factOf = async (context: Context, query: URLSearchParams): Promise<Fact | null> => {
	const get = (name: string) => query.get(name) ?? "";
	if (query.get("op") === "near") return nearOf(context, query);
	if (query.get("op") !== "did") return null;
	const [act, operator, count, within] = [get("act"), get("operator"), get("count"), get("within")];
	return didOf({ act, operator, count, within, facets: facetsIn(query) });
};

/** What the address asks to be drafted: a fact, an act, a place; null when it is none of ours. */
const draftOf = (query: URLSearchParams): Draft | null => {
	const [path, asked] = [query.get("path") ?? "", query.get("field") ?? ""];
	const field: FieldKey | undefined = fieldKeys.find((key) => key === asked);
	if (field) return { path, field };
	if (asked === "near") return { path, field: "near" };
	const act: ActKind | undefined = actKinds.find((kind) => `did:${kind}` === asked);
	return act ? { path, field: `did:${act}` } : null;
};

/**
 * What the builder's address asks of a rule: `next`, the rule after a step; else `draft`, the condition being written. A
 * place nobody knows comes back as a draft that says so.
 */
export const readStep = async (
	context: Context,
	tree: Tree,
	query: URLSearchParams,
): Promise<{ next: Tree | null; draft: Draft | null }> => {
	const op = query.get("op");
	if (!op) return { next: null, draft: null };
	if (op === "draft") return { next: null, draft: draftOf(query) };
	const fact = await factOf(context, query);
	const path = query.get("path") ?? "";
	if (op === "near" && !fact)
		return { next: null, draft: { path, field: "near", unknownPlace: (query.get("place") ?? "").slice(0, 120) } };
	const field = fieldKeys.find((key) => key === query.get("field")) ?? null;
	const [operator, segment] = [query.get("operator"), query.get("segment")];
	const step = { op, path, field, operator, segment, fact, values: query.getAll("value") };
	return { next: applyStep(tree, step), draft: null };
};
