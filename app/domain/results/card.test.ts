import "~/server/images.server";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cardPng, cardSvg, linesOf } from "./card.server";

const card = {
	city: { name: "Marvoise", colour: "#0f5c70", accentColour: "#c2410c" },
	eyebrow: "Résultats",
	title: "Le quai <des> Marchands & les « voitures »",
	figures: [{ value: "412", label: "personnes ont participé" }],
};

describe("the picture of results", () => {
	it("holds the title and the figures, whatever signs they hold", () => {
		const svg = cardSvg(card);
		expect(svg).toContain("&#60;des&#62;");
		expect(svg).toContain("412");
	});

	// With the decoders of the running product: SVG shut.
	it("is a PNG of the size social networks show", async () => {
		const { width, height, format } = await sharp(await cardPng(card)).metadata();
		expect([width, height, format]).toEqual([1200, 630, "png"]);
	});

	it("cuts a long title in three lines and says that it goes on", () => {
		const lines = linesOf("mot ".repeat(80), { width: 1040, size: 64, most: 3 });
		expect(lines).toHaveLength(3);
		expect(lines.at(-1)).toMatch(/…$/);
	});
});
