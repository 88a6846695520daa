import { describe, expect, it } from "vitest";
import { frenchHolidays } from "~/lib/working-days";
import { afterWorkingDays, clocksOf } from "./clocks";

describe("working days", () => {
	it.each([
		["an ordinary week", "2026-03-02T09:00:00Z", 5, "2026-03-09T09:00:00.000Z"],
		["a Friday evening", "2026-03-06T18:00:00Z", 1, "2026-03-09T18:00:00.000Z"],
		["the bridges of May 2026", "2026-04-30T09:00:00Z", 2, "2026-05-05T09:00:00.000Z"],
		["Ascension 2026", "2026-05-13T09:00:00Z", 1, "2026-05-15T09:00:00.000Z"],
		["Whit Monday 2026", "2026-05-22T09:00:00Z", 1, "2026-05-26T09:00:00.000Z"],
		["a night that is already Saturday in Paris", "2026-03-06T23:30:00Z", 1, "2026-03-08T23:30:00.000Z"],
	])("pass over %s", (_, from, count, expected) => {
		expect(afterWorkingDays(new Date(from), count).toISOString()).toBe(expected);
	});

	it.each([
		[2024, "2024-04-01"],
		[2025, "2025-04-21"],
		[2026, "2026-04-06"],
		[2027, "2027-03-29"],
		[2038, "2038-04-26"],
	])("know Easter Monday of %i", (year, day) => expect(frenchHolidays(year).has(day)).toBe(true));
});

describe("the clocks of a matter", () => {
	it("give ten days for the receipt and ten working days for the answer", () => {
		const clocks = clocksOf(new Date("2026-03-02T09:00:00Z"));
		expect(clocks.map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString().slice(0, 10)}`)).toEqual([
			"receipt 2026-03-12",
			"first-answer 2026-03-16",
		]);
	});
});
