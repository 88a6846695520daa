import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, luminance, paletteCss, paletteOf, readable } from "./colour";

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

const grounds = { light: ["#ffffff", "#fbf8f3", "#f3eee6"], dark: ["#17140f", "#211d17", "#2b261f"] };

describe("contrast", () => {
	it("is 21 between black and white, 1 between a colour and itself, the same both ways", () => {
		expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
		expect(contrast("#1f5f4a", "#1f5f4a")).toBe(1);
		expect(contrast("#777777", "#ffffff")).toBe(contrast("#ffffff", "#777777"));
	});

	it("agrees with the worked value of #777777 on white", () => {
		expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
		expect(luminance("#ff0000")).toBeCloseTo(0.2126, 4);
	});
});

describe("the city's colours", () => {
	it.each(["light", "dark"] as const)("stay readable on the %s page whatever the city chose", (scheme) => {
		fc.assert(
			fc.property(anyColour, anyColour, (colour, accent) => {
				const palette = paletteOf(colour, accent)[scheme];
				for (const ground of [...grounds[scheme], palette["city-soft"]]) {
					expect(contrast(palette["city-text"], ground)).toBeGreaterThanOrEqual(4.5);
				}
				for (const ground of [...grounds[scheme], palette["city-accent-soft"]]) {
					expect(contrast(palette["city-accent-text"], ground)).toBeGreaterThanOrEqual(4.5);
				}
				expect(contrast(palette["city-on-fill"], palette["city-fill"])).toBeGreaterThanOrEqual(4.5);
				expect(contrast(palette["city-on-fill"], palette["city-fill-strong"])).toBeGreaterThanOrEqual(4.5);
				expect(contrast(palette["city-on-accent"], palette["city-accent"])).toBeGreaterThanOrEqual(4.5);
				for (const ground of grounds[scheme]) {
					expect(contrast(palette["city-fill"], ground)).toBeGreaterThanOrEqual(3);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it.each(["light", "dark"] as const)("leave the ink of the %s page readable on their soft grounds", (scheme) => {
		const inks = scheme === "light" ? ["#241f18", "#5b5347"] : ["#f3ede3", "#c2b8a8"];
		fc.assert(
			fc.property(anyColour, (colour) => {
				const palette = paletteOf(colour, colour)[scheme];
				for (const ink of inks) {
					expect(contrast(ink, palette["city-soft"])).toBeGreaterThanOrEqual(4.5);
					expect(contrast(ink, palette["city-accent-soft"])).toBeGreaterThanOrEqual(4.5);
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("keep a colour that is already readable", () => {
		expect(readable("#1f5f4a", ["#ffffff"], 4.5, "darker")).toBe("#1f5f4a");
	});

	it("are written as six-digit colours only", () => {
		expect(paletteCss(paletteOf("#ffcc00", "#c8553d")).replace(/--[\w-]+:#[0-9a-f]{6};?/g, "")).toBe(
			":root{}@media screen and (prefers-color-scheme:dark){:root{}}",
		);
	});
});
