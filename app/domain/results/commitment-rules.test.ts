import { describe, expect, it } from "vitest";
import { delayInDays, ledgerOf, standingOf } from "./commitment-rules";

const today = "2027-03-10";
const promise = { state: "under_way" as const, promisedOn: "2027-03-31", expectedOn: "2027-03-31", deliveredOn: null };

describe("a commitment", () => {
	it.each([
		["is planned before anything begins", { state: "planned" as const }, "planned"],
		["is under way once begun", {}, "under-way"],
		["is under way on the very day expected", { promisedOn: today, expectedOn: today }, "under-way"],
		["is late the day after", { promisedOn: "2027-03-09", expectedOn: "2027-03-09" }, "late"],
		["is delayed when a later day was announced", { expectedOn: "2027-06-30" }, "delayed"],
		["is late again when the later day has passed too", { promisedOn: "2027-01-01", expectedOn: "2027-03-01" }, "late"],
		["is delivered whatever the day", { state: "delivered" as const, expectedOn: "2027-01-01" }, "delivered"],
		["stays abandoned", { state: "abandoned" as const, expectedOn: "2027-01-01" }, "abandoned"],
	] as const)("%s", (_, change, standing) => expect(standingOf({ ...promise, ...change }, today)).toBe(standing));

	it("counts its delay from the promise, never below zero", () => {
		expect(delayInDays(promise, today)).toBe(0);
		expect(delayInDays({ ...promise, expectedOn: "2027-04-10" }, today)).toBe(10);
		expect(delayInDays({ ...promise, promisedOn: "2027-03-01", expectedOn: "2027-03-01" }, today)).toBe(9);
		expect(delayInDays({ ...promise, deliveredOn: "2027-03-20" }, today)).toBe(0);
	});
});

describe("the ledger", () => {
	it("says nothing of punctuality while nothing was due", () => {
		expect(ledgerOf([promise], today)).toEqual({ total: 1, delivered: 0, late: 0, onTime: null });
	});

	it("counts as kept only what was delivered by the day promised", () => {
		const past = { ...promise, promisedOn: "2027-02-01", expectedOn: "2027-02-01" };
		const kept = { ...past, state: "delivered" as const, deliveredOn: "2027-02-01" };
		const delivered = { ...kept, deliveredOn: "2027-02-20" };
		const abandoned = { ...past, state: "abandoned" as const };
		expect(ledgerOf([kept, delivered, past, abandoned, promise], today)).toEqual({
			total: 5,
			delivered: 2,
			late: 1,
			onTime: 1 / 4,
		});
	});
});
