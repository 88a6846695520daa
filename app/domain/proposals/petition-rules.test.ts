import { describe, expect, it } from "vitest";
import { clockState } from "./petition-rules";

describe("the clock of a petition", () => {
	it.each([
		["runs until the day due, included", "2027-03-01", null, { state: "waiting", daysLeft: 0 }],
		["is overdue the day after", "2027-02-28", null, { state: "overdue", daysLeft: -1 }],
		["stops with the answer", "2027-03-10", "2027-02-20", { state: "answered", daysLeft: 18 }],
		["remembers an answer that came late", "2027-02-10", "2027-02-20", { state: "answered-late", daysLeft: -10 }],
	] as const)("%s", (_, dueOn, answeredOn, expected) => {
		expect(clockState({ dueOn, answeredOn }, "2027-03-01")).toEqual(expected);
	});
});
