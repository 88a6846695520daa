import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import type { IncidentState } from "../rules/states";
import { listIncidents, listNear, readCursor } from "./incidents.server";
import { mapOf, snap } from "./map.server";

const words = {
	states: { received: "Reçu", resolved: "Réparé" },
	tones: { received: "accent" },
	reports: "signalements",
	language: "fr" as const,
};

const city = { west: -0.95, south: 47.15, east: -0.85, north: 47.25 };

/** Incidents on a line going east, `metres` apart, one a minute. */
const incidents = async (count: number, metres: number, state: IncidentState = "received") => {
	const categoryId = newId(testNow);
	await db().reportCategory.create({
		data: { id: categoryId, code: `lamp-${categoryId.slice(-6)}`, nameFr: "Lampadaire", nameEn: "Lamp" },
	});
	await db().incident.createMany({
		data: Array.from({ length: count }, (_, index) => ({
			id: newId(testNow),
			categoryId,
			state,
			text: `N° ${index}`,
			address: "rue des Lilas",
			lat: 47.2,
			lng: -0.9 + (index * metres) / 75_600,
			reportedAt: new Date(testNow.getTime() + index * 60_000),
			changedAt: testNow,
		})),
	});
};

const features = async (zoom: number, box = city) =>
	(
		JSON.parse(await mapOf(testContext(), { ...box, zoom }, {}, words)) as {
			features: { properties: { label: string; count?: number; href?: string } }[];
		}
	).features;

describe("the map", () => {
	beforeEach(() => incidents(30, 20));

	it("shows pins with their names close by", async () => {
		const found = await features(17);
		expect(found).toHaveLength(30);
		expect(found[0]?.properties).toMatchObject({
			label: "Lampadaire – Reçu",
			href: expect.stringMatching(/^\/reports\/\d+$/),
		});
	});

	it("shows groups from afar, which together count everything", async () => {
		const found = await features(12);
		expect(found.length).toBeLessThan(5);
		expect(found.reduce((sum, { properties }) => sum + (properties.count ?? 0), 0)).toBe(30);
		expect(found[0]?.properties.label).toMatch(/^\d+ signalements$/);
	});

	it("never answers more than 500 features: too many pins become groups", async () => {
		await incidents(600, 1);
		const found = await features(18);
		expect(found.length).toBeLessThanOrEqual(500);
		expect(found.reduce((sum, { properties }) => sum + (properties.count ?? 1), 0)).toBe(630);
	});

	it("shows nothing that is hidden, to be confirmed, or elsewhere", async () => {
		await db().incident.updateMany({ data: { state: "hidden" } });
		expect(await features(17)).toEqual([]);
		await db().incident.updateMany({ data: { state: "received" } });
		expect(await features(17, { west: 2, south: 48, east: 3, north: 49 })).toEqual([]);
	});

	it("gives neighbours the same box, so that they share an answer", () => {
		const [a, b] = [snap({ ...city, zoom: 15 }), snap({ ...city, west: city.west + 0.0001, zoom: 15 })];
		expect(a).toEqual(b);
		expect(a.west).toBeLessThanOrEqual(city.west);
		expect(a.north).toBeGreaterThanOrEqual(city.north);
	});
});

describe("the list", () => {
	it("is read page after page without missing or repeating any", async () => {
		await incidents(45, 5);
		const seen: number[] = [];
		let after: string | null = null;
		do {
			const page = await listIncidents(testContext(), { filter: {}, after: readCursor(after) });
			seen.push(...page.incidents.map(({ number }) => number));
			after = page.next;
		} while (after);
		expect(seen).toHaveLength(45);
		expect(new Set(seen).size).toBe(45);
	});

	it("finds what is near, nearest first, and only what is still open", async () => {
		await incidents(10, 20);
		const near = await listNear(testContext(), { lat: 47.2, lng: -0.9, metres: 50 });
		expect(near.map(({ metres }) => Math.round(metres / 10) * 10)).toEqual([0, 20, 40]);
		await db().incident.updateMany({ data: { state: "resolved" } });
		expect(await listNear(testContext(), { lat: 47.2, lng: -0.9, metres: 50 })).toEqual([]);
	});

	it.each([['\'; DROP TABLE "Incident"; --'], ["%"], ["_"]])("takes «%s» as words", async (text) => {
		await incidents(3, 20);
		expect((await listIncidents(testContext(), { filter: { text } })).incidents.length).toBeLessThanOrEqual(3);
		expect(await db().incident.count()).toBe(3);
	});
});
