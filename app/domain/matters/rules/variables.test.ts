import { describe, expect, it } from "vitest";
import { fillIn, unknownMarks } from "./variables";

describe("ready-made texts", () => {
	it("are filled once: a name that looks like a variable is only a name", () => {
		expect(fillIn("Bonjour {nom}, {ville}", { nom: "{ville} Petit", ville: "Marvoise" })).toBe(
			"Bonjour {ville} Petit, Marvoise",
		);
	});

	it("know no other variable than those of the list, whatever the name", () => {
		expect(unknownMarks("{nom} {constructor} {__proto__} {ville}", { isPublic: false })).toEqual([
			"constructor",
			"__proto__",
		]);
		expect(fillIn("{constructor} {toString}", {})).toBe("{constructor} {toString}");
	});

	it("hold nothing personal where everybody reads", () => {
		expect(unknownMarks("{ville} {nom} {reference}", { isPublic: true })).toEqual(["nom", "reference"]);
	});
});
