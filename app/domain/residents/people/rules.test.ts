import { describe, expect, it } from "vitest";
import { linkState, monthsLater } from "./rules";

const now = new Date("2026-05-12T10:00:00Z");
const day = (count: number) => new Date(now.getTime() + count * 86_400_000);

describe("a link between two people", () => {
	it.each([
		["asked while the person has not answered", null, day(3), "asked"],
		["over when nobody answered in time", null, day(-1), "over"],
		["standing once accepted", day(-2), day(3), "standing"],
		["over at its very end", day(-2), now, "over"],
	] as const)("is %s", (_, acceptedAt, endsAt, state) => {
		expect(linkState({ acceptedAt, endsAt }, now)).toBe(state);
	});

	it("ends on the last day of a shorter month", () => {
		expect(monthsLater(new Date("2026-08-31T10:00:00Z"), 6).toISOString()).toBe("2027-02-28T10:00:00.000Z");
		expect(monthsLater(now, 12).toISOString()).toBe("2027-05-12T10:00:00.000Z");
	});
});
