import { describe, expect, it } from "vitest";
import { guardedBy, guardedFrom } from "./elections";

describe("the months before an election", () => {
	it.each([
		["2026-03-15", "2025-09-01"],
		["2026-06-30", "2025-12-01"],
		["2027-07-01", "2027-01-01"],
	])("for a vote on %s are guarded from %s", (day, from) => expect(guardedFrom(day)).toBe(from));

	it("hold both their first day and the day of the vote, and nothing else", () => {
		const elections = [{ name: "Municipales", pollingDay: "2026-03-22" }];
		const guarded = ["2025-08-31", "2025-09-01", "2026-03-22", "2026-03-23"].map(
			(day) => guardedBy(day, elections) !== null,
		);
		expect(guarded).toEqual([false, true, true, false]);
	});
});
