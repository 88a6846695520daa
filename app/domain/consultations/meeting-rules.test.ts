import { describe, expect, it } from "vitest";
import type { Actor } from "~/lib/actor";
import { wallTime } from "~/lib/city-day";
import { registrationRefusal } from "./meeting-rules";

const now = new Date("2027-03-01T12:00:00Z");
const resident: Actor = { kind: "resident", confirmed: true, accountId: "a", name: "Léa", sessionId: "s" };
const meeting = { state: "published" as const, startsAt: new Date("2027-03-02T18:00:00Z"), seats: 20 };

describe("a moment of the city's clock", () => {
	it.each([
		["in winter", "2027-01-15T18:30", "2027-01-15T17:30:00.000Z"],
		["in summer", "2027-07-15T18:30", "2027-07-15T16:30:00.000Z"],
		["on the day the clock goes forward", "2027-03-28T18:30", "2027-03-28T16:30:00.000Z"],
		["on the day the clock goes back", "2027-10-31T18:30", "2027-10-31T17:30:00.000Z"],
		["just after midnight", "2027-07-15T00:15", "2027-07-14T22:15:00.000Z"],
	])("is read %s", (_, text, moment) => expect(wallTime(text).toISOString()).toBe(moment));
});

describe("registering for a meeting", () => {
	it.each([
		["is open to residents before it begins", {}, null],
		["is refused for a draft", { state: "draft" as const }, "absent"],
		["is refused once cancelled", { state: "cancelled" as const }, "meeting-cancelled"],
		["is refused at the minute it begins", { startsAt: now }, "meeting-begun"],
		["is not asked where everyone is welcome", { seats: null }, "no-registration"],
	] as const)("%s", (_, change, refusal) =>
		expect(registrationRefusal(resident, { ...meeting, ...change }, now)).toBe(refusal));

	it("asks a visitor to sign in", () => {
		expect(registrationRefusal({ kind: "visitor" } as Actor, meeting, now)).toBe("sign-in-needed");
	});
});
