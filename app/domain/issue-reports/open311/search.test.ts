import { describe, expect, it } from "vitest";
import { readMoment, writeMoment } from "./dates";
import { readSearch } from "./search";

const now = new Date("2026-05-12T10:00:00Z");
const search = (query: string) => readSearch(new URLSearchParams(query), now);
const window = (query: string) => {
	const { requested } = search(query).search;
	return requested && [writeMoment(requested.from), writeMoment(requested.to)];
};

describe("dates", () => {
	it.each([
		["2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"],
		["2026-01-31T12:00:00+01:00", "2026-01-31T11:00:00Z"],
		["2026-01-31T12:00:00 01:00", "2026-01-31T11:00:00Z"],
		["2026-01-31T12:00:00-0500", "2026-01-31T17:00:00Z"],
		["2026-01-31T12:00:00.250Z", "2026-01-31T12:00:00Z"],
	])("reads %s", (text, expected) => {
		const moment = readMoment(text);
		expect(moment && writeMoment(moment)).toBe(expected);
	});

	it.each([
		"2026-01-31",
		"2026-01-31T12:00:00",
		"31/01/2026",
		"2026-02-30T12:00:00Z",
		"2026-13-01T00:00:00Z",
		"x",
	])("refuses %s", (text) => {
		expect(readMoment(text)).toBeNull();
	});
});

describe("the days a search covers", () => {
	it("are the last 90 by default", () => {
		expect(window("")?.[0]).toBe("2026-02-11T10:00:00Z");
	});

	it("are the 90 after a start, the 90 before an end", () => {
		expect(window("start_date=2026-01-01T00:00:00Z")).toEqual(["2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"]);
		expect(window("end_date=2026-04-01T00:00:00Z")).toEqual(["2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z"]);
	});

	it("are refused beyond 90, saying where to go on", () => {
		const { faults } = search("start_date=2025-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z");
		expect(faults).toHaveLength(1);
		expect(faults[0]?.description).toContain("2025-04-01T00:00:00Z");
	});

	it("are all of them in a synchronisation, and when ids are given", () => {
		expect(window("updated_after=2026-05-01T00:00:00Z")).toBeNull();
		const byId = search("service_request_id=12,%2013&start_date=nonsense&status=closed");
		expect(byId.faults).toEqual([]);
		expect(byId.search).toMatchObject({ ids: ["12", "13"], statuses: null, requested: null });
	});
});

describe("what a client is told", () => {
	it("names every fault at once", () => {
		const { faults } = search("start_date=yesterday&status=late&page=0&bbox=1,2&lat=95&long=2");
		expect(faults.map(({ code, description }) => [code, description.split(":")[0]])).toEqual([
			[400, "page"],
			[400, "status"],
			[400, "start_date"],
			[400, "bbox"],
			[400, "lat"],
		]);
	});

	it("takes an empty parameter for an absent one", () => {
		expect(search("status=&start_date=&service_code=&service_request_id=").faults).toEqual([]);
	});

	it("never gives more than a thousand", () => {
		expect(search("page_size=5000&page=3").search).toMatchObject({ page: 3, pageSize: 1000 });
		expect(search("page_size=25").search.pageSize).toBe(25);
	});

	it("reads a box and a circle", () => {
		expect(search("bbox=-1,47,-0.8,47.3").search.box).toEqual({ west: -1, south: 47, east: -0.8, north: 47.3 });
		expect(search("lat=47.2&long=-0.9&radius=200").search.around).toEqual({ lat: 47.2, lng: -0.9, metres: 200 });
		expect(search("lat=47.2").faults).toHaveLength(1);
	});
});
