import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts } from "./diff";

const without = (kind: string, before: string, after: string) =>
	compareTexts(before, after)
		.filter((piece) => piece.kind !== kind)
		.map(({ text }) => text)
		.join("");

describe("comparing two texts", () => {
	it("says which words went and which came", () => {
		expect(compareTexts("Un banc sous le tilleul", "Deux bancs sous le grand tilleul")).toEqual([
			{ kind: "removed", text: "Un" },
			{ kind: "added", text: "Deux" },
			{ kind: "same", text: " " },
			{ kind: "removed", text: "banc" },
			{ kind: "added", text: "bancs" },
			{ kind: "same", text: " sous le " },
			{ kind: "added", text: "grand " },
			{ kind: "same", text: "tilleul" },
		]);
	});

	it("gives back both texts, whatever they are", () => {
		assert(
			property(string({ unit: "grapheme" }), string({ unit: "grapheme" }), (before, after) => {
				expect(without("added", before, after)).toBe(before);
				expect(without("removed", before, after)).toBe(after);
			}),
		);
	});

	it("does not try to compare very long texts word by word", () => {
		const [before, after] = ["a ".repeat(5000), "b ".repeat(5000)];
		expect(compareTexts(before, after).map(({ kind }) => kind)).toEqual(["removed", "added"]);
	});
});
