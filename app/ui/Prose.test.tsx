import { describe, expect, it } from "vitest";
import { htmlOf } from "~/test/render";
import { Prose } from "./Prose";

const headings = (html: string) => [...html.matchAll(/<(h\d)>/g)].map(([, name]) => name);

describe("a text shown on a page", () => {
	it.each([
		["# Un\n\n## Deux", 0, ["h2", "h3"]],
		["## Un\n\n### Deux", 0, ["h2", "h3"]],
		["## Un\n\n### Deux", 1, ["h3", "h4"]],
		["### Un", 2, ["h4"]],
	] as const)("follows the headings above it without a gap: %j under %i", (text, under, expected) => {
		expect(headings(htmlOf(<Prose text={text} under={under} />))).toEqual(expected);
	});

	it("shows HTML as it was typed", () => {
		expect(htmlOf(<Prose text={'<img src=x onerror="alert(1)">'} />)).toContain("&lt;img src=x");
	});
});
