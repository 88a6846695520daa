import { beforeEach, describe, expect, it } from "vitest";
import type { Shape } from "~/lib/geo";
import { testContext } from "~/test/database";
import { importGeography } from "../commands/import-geography.server";
import { findAreaAt, resolvePlace, reversePlace, searchPlaces } from "./geography.server";

const square = (west: number, south: number): Shape => ({
	type: "Polygon",
	coordinates: [
		[
			[west, south],
			[west + 0.02, south],
			[west + 0.02, south + 0.02],
			[west, south + 0.02],
			[west, south],
		],
	],
});

const areas = [
	{ code: "centre", name: "Centre", population: 9000, shape: square(-0.92, 47.2) },
	{ code: "gare", name: "Gare", population: 8000, shape: square(-0.9, 47.2) },
];

const street = (code: string, name: string, areaCode: string, south: number) => ({
	code,
	name,
	areaCode,
	from: 1,
	to: 81,
	line: [
		[areaCode === "centre" ? -0.915 : -0.895, south],
		[areaCode === "centre" ? -0.905 : -0.885, south],
	] as [number, number][],
});

const streets = [
	street("levee", "rue de la Levée", "centre", 47.205),
	street("lilas", "allée des Lilas", "centre", 47.21),
	street("eglise", "place de l’Église", "gare", 47.212),
	{ ...street("pont", "pont Vieux", "gare", 47.203), from: null, to: null },
];

const places = [
	{
		code: "mediatheque",
		name: "Médiathèque Simone-Veil",
		kind: "library",
		areaCode: "gare",
		point: { lat: 47.208, lng: -0.893 },
	},
];

const labels = async (typed: string) => (await searchPlaces(testContext(), typed)).map(({ label }) => label);

describe("the city's own map", () => {
	beforeEach(async () => {
		await importGeography(testContext(), { areas, streets, places });
	});

	it("knows in which district a place lies, and that elsewhere is elsewhere", async () => {
		expect(await findAreaAt(testContext(), { lat: 47.21, lng: -0.91 })).toMatchObject({ name: "Centre" });
		expect(await findAreaAt(testContext(), { lat: 47.21, lng: -0.9 })).toMatchObject({ name: "Gare" });
		expect(await findAreaAt(testContext(), { lat: 0, lng: 0 })).toBeNull();
	});

	it.each([
		["12 rue de la levee", "12 rue de la Levée, Centre"],
		["12 bis rue de la Levée", "12 bis rue de la Levée, Centre"],
		["rue de la Levee 7", "7 rue de la Levée, Centre"],
		["alée des lila", "allée des Lilas, Centre"],
		["PLACE DE L'EGLISE", "place de l’Église, Gare"],
		["mediatheque", "Médiathèque Simone-Veil, Gare"],
		["900 rue de la Levée", "rue de la Levée, Centre"],
	])("finds «%s»", async (typed, label) => {
		expect((await labels(typed))[0]).toBe(label);
	});

	it("finds nothing for what is not an address of the city", async () => {
		for (const typed of ["", "x", "12", "%%%", "zzzz qqqq"]) expect(await labels(typed)).toEqual([]);
		expect(await resolvePlace(testContext(), "zzzz qqqq")).toBeNull();
	});

	it("says the address of a place, and gives the place of an address back", async () => {
		const [door] = await searchPlaces(testContext(), "24 rue de la Levée");
		expect(door && (await reversePlace(testContext(), door))?.label).toBe("24 rue de la Levée, Centre");
		expect((await reversePlace(testContext(), { lat: 47.203, lng: -0.89 }))?.label).toBe("pont Vieux, Gare");
		expect(await reversePlace(testContext(), { lat: 47.3, lng: -0.5 })).toBeNull();
	});

	it("imported again keeps its districts and replaces its streets", async () => {
		const before = await findAreaAt(testContext(), { lat: 47.21, lng: -0.91 });
		await importGeography(testContext(), { areas, streets: streets.slice(0, 1), places: [] });
		expect(await findAreaAt(testContext(), { lat: 47.21, lng: -0.91 })).toEqual(before);
		expect(await labels("allée des Lilas")).toEqual([]);
	});

	it("refuses a street of a district nobody knows, and changes nothing", async () => {
		const stranger = { ...street("x", "rue X", "centre", 47.2), areaCode: "ailleurs" };
		expect(await importGeography(testContext(), { areas, streets: [stranger], places: [] })).toEqual({
			ok: false,
			reason: "unknown-area",
		});
		expect(await labels("rue de la Levée")).toHaveLength(1);
	});
});
