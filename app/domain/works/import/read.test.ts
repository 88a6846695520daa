import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDate, readFile } from "./read";

const shared = "/work/shared/data";

describe("reading a file to import", () => {
	it.each([
		["2026-05-12T10:00:00+02:00", "2026-05-12T08:00:00.000Z"],
		["2012-05-22 23:57:23.97", "2012-05-22T23:57:23.000Z"],
		["06/26/2018 12:50:01 PM", "2018-06-26T12:50:01.000Z"],
		["06/26/2018 12:50:01 AM", "2018-06-26T00:50:01.000Z"],
	])("reads the date %s", (text, iso) => {
		expect(readDate(text)?.toISOString()).toBe(iso);
	});

	it("says nothing of what is no date, and of what is no file of requests", () => {
		expect([readDate(""), readDate("demain"), readFile("<html></html>"), readFile("{")]).toEqual([
			null,
			null,
			null,
			null,
		]);
	});

	it.skipIf(!existsSync(shared))("reads New York's table (skipped without /work/shared/data)", () => {
		const read = readFile(readFileSync(`${shared}/signalements-nyc311/nyc311_2018.csv`, "utf8")) ?? [];
		expect(read.length).toBe(512);
		expect(read.every(({ id, requestedAt }) => id !== "" && readDate(requestedAt) !== null)).toBe(true);
	});
});
