import type { TFunction } from "i18next";
import type { Did } from "../rules/acts";
import { type Fact, isFact, type Leaf, type Tree } from "../rules/tree";

export type Names = {
	/** Names of areas and saved segments, by identifier. */
	areas: Record<string, string>;
	segments: Record<string, string>;
	/** Names of categories and consultations. */
	others?: Record<string, string>;
};

type T = TFunction<readonly ["crm", "residents", "common"]>;

const wordFor = (t: T, { field }: Leaf, value: string, names: Names): string => {
	if (field === "area") return names.areas[value] ?? value;
	if (field === "language") return t(`common:languages.${value as "fr"}`);
	if (field === "age-band") return t(`residents:ageBands.${value as "75"}`);
	if (field === "reached-by") return t(`residents:preferences.ways.${value as "sms"}`);
	return field === "follows" ? t(`residents:topics.${value as "school"}`) : value;
};

/** A condition in words: «vous suivez le sujet École et petite enfance». */
export const describeLeaf = (t: T, leaf: Leaf, names: Names): string => {
	const { field, operator } = leaf;
	const values = leaf.values.map((value) => wordFor(t, leaf, value, names)).join(` ${t("crm:sentences.or")} `);
	if (field === "account-age" || field === "last-visit")
		return t(`crm:sentences.${field}.${operator as "within"}`, { values });
	if (field === "reports-filed" || field === "matters-opened")
		return t(`crm:sentences.${field}.${operator as "at-least"}`, { count: Number(leaf.values[0]) });
	return t(`crm:sentences.${field}`, { values });
};

const facetWords = (t: T, { where = {} }: Did, names: Names): string =>
	Object.entries(where)
		.map(([facet, values]) => {
			const words = values.map((value) => {
				if (facet === "area") return names.areas[value] ?? value;
				return facet === "topic" ? t(`crm:cockpit.topic.${value as "other"}`) : (names.others?.[value] ?? value);
			});
			return ` (${t(`crm:sentences.facet.${facet as "area"}`, { values: words.join(` ${t("crm:sentences.or")} `) })})`;
		})
		.join("");

const timeWords = (t: T, { within, from, to }: Did): string => {
	if (within !== undefined) return ` ${t("crm:sentences.lately", { count: within })}`;
	return from || to ? ` ${t("crm:sentences.between", { from: from ?? "…", to: to ?? "…" })}` : "";
};

/** An act or a place in words: «vous avez fait au moins 2 signalements (quartier Port) ces 30 derniers jours». */
export const describeFact = (t: T, fact: Fact, names: Names): string => {
	if ("field" in fact) return describeLeaf(t, fact, names);
	if ("near" in fact) return t("crm:sentences.near", { place: fact.near.label, metres: String(fact.near.metres) });
	const { did, operator, count } = fact;
	return `${t(`crm:sentences.did.${did}.${operator}`, { count })}${facetWords(t, fact, names)}${timeWords(t, fact)}`;
};

/** A whole rule in words, from the very tree that is run. Brackets only where «and» and «or» meet. */
export const describeTree = (t: T, tree: Tree, names: Names, isInner = false): string => {
	if (isFact(tree)) return describeFact(t, tree, names);
	if ("in" in tree) return t("crm:sentences.segment", { name: names.segments[tree.in] ?? "…" });
	if ("not" in tree) return t("crm:sentences.not", { inner: describeTree(t, tree.not, names, true) });
	const [members, word] = "all" in tree ? [tree.all, t("crm:sentences.and")] : [tree.any, t("crm:sentences.or")];
	if (members.length === 0) return "all" in tree ? t("crm:sentences.everyone") : t("crm:sentences.nobody");
	const text = members.map((member) => describeTree(t, member, names, true)).join(` ${word} `);
	return isInner && members.length > 1 ? `(${text})` : text;
};

/** The conditions of a rule, each once, in the order they are read. */
export const leavesOf = (tree: Tree): Fact[] => {
	if (isFact(tree)) return [tree];
	if ("in" in tree) return [];
	if ("not" in tree) return leavesOf(tree.not);
	return ("all" in tree ? tree.all : tree.any).flatMap(leavesOf);
};
