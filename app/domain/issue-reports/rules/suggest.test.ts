import { describe, expect, it } from "vitest";
import { searchCategories, suggestCategories } from "./suggest";

const categories = [
	{ id: "lamp", nameFr: "Lampadaire éteint ou clignotant", nameEn: "Street light out", keywords: "lampe ampoule noir" },
	{
		id: "bin",
		nameFr: "Poubelle publique pleine ou abîmée",
		nameEn: "Full bin",
		keywords: "corbeille débordement sac",
	},
	{ id: "dump", nameFr: "Dépôt sauvage ou encombrants", nameEn: "Dumped rubbish", keywords: "matelas canapé gravats" },
	{ id: "hole", nameFr: "Nid-de-poule", nameEn: "Pothole", keywords: "trou chaussée" },
];

const ids = (found: { id: string }[]) => found.map(({ id }) => id);

describe("categories", () => {
	it.each([
		["Les poubelles débordent devant l’école", "bin"],
		["un vieux MATELAS et deux canapes sur le trottoir", "dump"],
		["l’ampoule du lampadaire est grillée", "lamp"],
		["gros trou dans la chaussee", "hole"],
		["pothole in front of the school", "hole"],
	])("«%s» suggests %s first", (text, expected) => {
		expect(ids(suggestCategories(categories, text))[0]).toBe(expected);
	});

	it("are not suggested by words that say nothing", () => {
		expect(suggestCategories(categories, "il y a un problème devant chez moi depuis hier")).toEqual([]);
	});

	it("are found by the beginnings of their words, in the city's order", () => {
		expect(ids(searchCategories(categories, "lamp"))).toEqual(["lamp"]);
		expect(ids(searchCategories(categories, "depot sau"))).toEqual(["dump"]);
		expect(ids(searchCategories(categories, ""))).toHaveLength(4);
		expect(searchCategories(categories, "xyz")).toEqual([]);
	});
});
