import { describe, expect, it } from "vitest";
import { fr } from "~/i18n/fr";
import { methodKeys, methods, settingsOf, themesOf } from "./methods";

describe("the participation methods", () => {
	it.each(methodKeys)("«%s» accepts settings that say nothing, and asks for each setting it has", (key) => {
		const settings = settingsOf(key, {});
		expect(Object.keys(settings).sort()).toEqual(methods[key].fields.map(({ name }) => name).sort());
	});

	it.each(methodKeys)("«%s» has a name, and a label for each setting", (key) => {
		const texts = fr.consultations.methods[key];
		expect(texts.name).not.toBe("");
		expect(Object.keys(texts.settings).sort()).toEqual(methods[key].fields.map(({ name }) => name).sort());
	});

	it("clean the list of themes", () => {
		expect(themesOf(settingsOf("proposals", { themes: " Vélo \n\nVélo\nÉcoles " }))).toEqual(["Vélo", "Écoles"]);
	});

	it("refuse settings out of bounds", () => {
		expect(methods.vote.settings.safeParse({ choices: 0 }).success).toBe(false);
		expect(methods.proposals.settings.safeParse({ themes: "x".repeat(61) }).success).toBe(false);
	});
});
