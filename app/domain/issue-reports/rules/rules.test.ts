import { describe, expect, it } from "vitest";
import { frenchHolidays } from "~/lib/working-days";
import { dueAfter } from "./deadline";
import { incidentStates, isOpen, movesFrom, publicStates } from "./states";

describe("the promised date", () => {
	it.each([
		["a Monday, two days", "2026-11-23T09:00:00Z", 2, "2026-11-25T23:00:00.000Z"],
		["a Friday evening, one day: the next Monday", "2026-11-27T20:00:00Z", 1, "2026-11-30T23:00:00.000Z"],
		["over the 1st and the 8th of May", "2026-04-30T09:00:00Z", 5, "2026-05-11T22:00:00.000Z"],
		["over Easter Monday", "2026-04-03T09:00:00Z", 1, "2026-04-07T22:00:00.000Z"],
		["over the change of hour of October", "2026-10-23T09:00:00Z", 1, "2026-10-26T23:00:00.000Z"],
		["just before midnight in the city", "2026-06-08T21:59:00Z", 1, "2026-06-09T22:00:00.000Z"],
		["just after midnight in the city", "2026-06-08T22:01:00Z", 1, "2026-06-10T22:00:00.000Z"],
	])("from %s", (_, from, days, due) => {
		expect(dueAfter(new Date(from), days).toISOString()).toBe(due);
	});

	it("knows Easter, Ascension and Whit Monday of known years", () => {
		expect([...frenchHolidays(2024)]).toEqual(expect.arrayContaining(["2024-04-01", "2024-05-09", "2024-05-20"]));
		expect([...frenchHolidays(2027)]).toEqual(expect.arrayContaining(["2027-03-29", "2027-05-06", "2027-05-17"]));
		expect(frenchHolidays(2026)).toHaveProperty("size", 11);
		expect(frenchHolidays(2026, { alsaceMoselle: true }).has("2026-04-03")).toBe(true);
	});
});

describe("the states of an incident", () => {
	it("never lead to themselves, nor to what only a merge, a check or a moderator decides", () => {
		for (const state of incidentStates) {
			expect(movesFrom(state)).not.toContain(state);
			for (const reserved of ["duplicate", "hidden", "unverified"] as const)
				expect(movesFrom(state)).not.toContain(reserved);
		}
	});

	it("can all be left for a closed one as long as they are open", () => {
		for (const state of incidentStates.filter(isOpen))
			expect(movesFrom(state).some((next) => !isOpen(next))).toBe(true);
	});

	it("hide from the public what is not verified, what is hidden and what is shown with another", () => {
		expect(publicStates).not.toEqual(expect.arrayContaining(["unverified"]));
		expect(incidentStates.filter((state) => !publicStates.includes(state))).toEqual([
			"unverified",
			"duplicate",
			"hidden",
		]);
	});
});
