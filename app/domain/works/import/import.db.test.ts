import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aCityOfWorks } from "~/test/works-city";
import type { RemoteRequest } from "../outbound/requests";
import { importMany } from "./import-many.server";

const aRequest = (id: string, change: Partial<RemoteRequest> = {}): RemoteRequest => ({
	...{
		id,
		token: "",
		status: "open",
		notes: "",
		serviceCode: "lamp",
		serviceName: "Lampe",
		description: "Lampe éteinte",
	},
	...{
		address: "1 rue A",
		lat: 47.2,
		lng: -0.95,
		requestedAt: "2026-05-01T10:00:00Z",
		updatedAt: "2026-05-03T10:00:00Z",
	},
	...change,
});

const take = (requests: RemoteRequest[], overlay = false) =>
	importMany(testContext(), { source: "voisine", requests, categories: { X: "hole" }, overlay });

beforeEach(async () => void (await aCityOfWorks()));

describe("importing requests of another system", () => {
	it("files each once with its own date, and closes what is closed there since", async () => {
		expect(await take([aRequest("1"), aRequest("2", { serviceCode: "X" })])).toMatchObject({ new: 2 });
		expect(await take([aRequest("1"), aRequest("2", { serviceCode: "X", status: "closed" })])).toMatchObject({
			known: 1,
			closed: 1,
		});
		const incidents = await db().incident.findMany({
			orderBy: { number: "asc" },
			select: { state: true, reportedAt: true },
		});
		expect(incidents.map(({ state }) => state)).toEqual(["received", "resolved"]);
		expect(incidents[0]?.reportedAt.toISOString()).toBe("2026-05-01T10:00:00.000Z");
	});

	it("says why it leaves what it cannot take", async () => {
		const report = await take([
			aRequest("1", { lat: 0, lng: 0 }),
			aRequest("2", { lat: 40.7, lng: -74 }),
			aRequest("3", { requestedAt: "" }),
			aRequest("", {}),
			aRequest("5", { serviceCode: "?", serviceName: "?" }),
		]);
		expect(report).toEqual({
			...{ new: 0, known: 0, closed: 0 },
			refused: { "no-place": 1, "outside-the-city": 1, "no-date": 1, "no-number": 1, "no-category": 1 },
		});
	});

	it("lays another city's map over ours for a trial", async () => {
		const report = await take(
			[
				aRequest("1", { lat: 40.6, lng: -74.1 }),
				aRequest("2", { lat: 40.8, lng: -73.9 }),
				aRequest("3", { lat: 40.7, lng: -74 }),
			],
			true,
		);
		expect(report.new).toBeGreaterThan(0);
		expect(report.new + (report.refused["outside-the-city"] ?? 0)).toBe(3);
	});
});
