import { describe, expect, it } from "vitest";
import { levelAt, workingDaysBetween } from "./clock";

describe("the clock of a promise", () => {
	it.each([
		["a day of the week to the next", "2026-05-18T10:00Z", "2026-05-19T10:00Z", 1],
		["over a week-end", "2026-05-22T10:00Z", "2026-05-25T21:00Z", 0],
		["over Whit Monday, to Tuesday", "2026-05-22T10:00Z", "2026-05-26T10:00Z", 1],
		["within a day", "2026-05-19T06:00Z", "2026-05-19T20:00Z", 0],
	])("counts the working days of a pause: %s", (_, from, to, days) => {
		expect(workingDaysBetween(new Date(from), new Date(to))).toBe(days);
	});

	it.each([
		["at half the delay", 5, null],
		["at eight days of ten", 8, 80],
		["on the day itself", 10, 100],
		["at thirty days", 30, 300],
	])("knows the level %s", (_, day, level) => {
		const reportedAt = new Date("2026-05-01T00:00Z");
		const at = (days: number) => new Date(reportedAt.getTime() + days * 86_400_000);
		expect(levelAt({ reportedAt, dueAt: at(10) }, at(day))).toBe(level);
	});
});
