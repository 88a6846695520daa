import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { foldIncidentCells } from "../commands/fold-incident-cells.server";
import { importCategories } from "../commands/import-categories.server";
import type { IncidentState } from "../rules/states";
import { clusters, snap } from "./map.server";

const words = { states: {}, tones: {}, reports: "signalements", language: "fr" as const };

type Feature = { geometry: { coordinates: [number, number] }; properties: { id: string; count: number } };

const groups = async (zoom: number, status: "open" | "closed" | undefined, ahead: boolean) => {
	const box = snap({ west: -0.98, south: 47.16, east: -0.84, north: 47.27, zoom });
	const [row] = await clusters(testContext(), box, { status }, words, ahead);
	const features: Feature[] = JSON.parse(row?.geojson ?? "[]");
	return features
		.map(({ geometry, properties }) => [
			properties.id,
			properties.count,
			...geometry.coordinates.map((side) => side.toFixed(6)),
		])
		.sort();
};

/** Both ways of counting say the same, at every zoom, for open, closed and all. */
const expectSame = async () => {
	for (const zoom of [0, 10, 13, 15, 17]) {
		for (const status of [undefined, "open", "closed"] as const)
			expect(await groups(zoom, status, true), `zoom ${zoom}, ${status}`).toEqual(await groups(zoom, status, false));
	}
};

const states: IncidentState[] = ["received", "planned", "resolved", "rejected", "unverified", "hidden", "reopened"];

/** A fixed sequence that looks like chance. */
const chance = (() => {
	let seed = 7;
	return () => {
		seed = (seed * 16_807) % 2_147_483_647;
		return seed / 2_147_483_647;
	};
})();

const pick = () => states[Math.floor(chance() * states.length)] ?? "received";
const spot = () => ({ lat: 47.17 + chance() * 0.09, lng: -0.97 + chance() * 0.12 });

beforeEach(async () => {
	const name = { fr: "Trou", en: "Hole" };
	await importCategories(testContext(), [
		{ code: "hole", parentCode: null, name, unitCode: null, delayWorkingDays: null },
	]);
	const { id: categoryId } = await db().reportCategory.findFirstOrThrow();
	await db().incident.createMany({
		data: Array.from({ length: 300 }, () => ({
			id: newId(testNow),
			categoryId,
			state: pick(),
			...spot(),
			address: "",
			text: "",
			reportedAt: testNow,
			changedAt: testNow,
		})),
	});
});

describe("the groups of the map counted ahead", () => {
	it("are those counted one by one, before and after they are folded", async () => {
		await expectSame();
		expect(await foldIncidentCells(testContext())).toBeGreaterThan(0);
		expect(await db().incidentCellChange.count()).toBe(0);
		await expectSame();
	});

	it("follow what moves, closes, hides, comes back and goes", async () => {
		await foldIncidentCells(testContext());
		const incidents = await db().incident.findMany({ select: { id: true } });
		for (const [index, { id }] of incidents.entries()) {
			if (index % 5 === 0) await db().incident.update({ where: { id }, data: { state: pick() } });
			if (index % 7 === 0) await db().incident.update({ where: { id }, data: spot() });
			if (index % 11 === 0) await db().incident.delete({ where: { id } });
		}
		await expectSame();
		await Promise.all([foldIncidentCells(testContext()), foldIncidentCells(testContext())]);
		await expectSame();
	});
});
