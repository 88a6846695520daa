import { describe, expect, it } from "vitest";
import { atom, type Feed, geoJson } from "./feed";

const feed: Feed = {
	id: "http://localhost/reports?q=a&b",
	url: "http://localhost/reports?q=a&b",
	selfUrl: "http://localhost/reports.atom?q=a&b",
	title: "Signalements – Marvoise",
	updated: new Date("2026-05-12T10:00:00Z"),
	entries: [
		{
			id: "urn:uuid:1",
			url: "http://localhost/reports/1",
			title: "Trou – <rue> Royale",
			text: "Un « trou » & une bosse\u0000",
			at: new Date("2026-05-12T09:00:00Z"),
			lat: 47.2,
			lng: -0.9,
			imageUrl: null,
		},
	],
};

describe("a search followed from elsewhere", () => {
	it("is Atom whose texts cannot leave their elements", () => {
		const xml = atom(feed);
		expect(xml).toContain('<link rel="self" href="http://localhost/reports.atom?q=a&amp;b"/>');
		expect(xml).toContain("<title>Trou – &lt;rue&gt; Royale</title>");
		expect(xml).toContain("<summary>Un « trou » &amp; une bosse\uFFFD</summary>");
		expect(xml).toContain("<georss:point>47.2 -0.9</georss:point>");
		expect(xml).not.toContain("enclosure");
	});

	it("is GeoJSON with longitude first", () => {
		expect(geoJson(feed).features[0]?.geometry).toEqual({ type: "Point", coordinates: [-0.9, 47.2] });
	});
});
