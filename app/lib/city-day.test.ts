import { describe, expect, it } from "vitest";
import { cityDay, endOfCityDay, lastCityDay, startOfCityDay } from "./city-day";

describe("days of the city", () => {
	it.each([
		["in winter", "2026-01-15", "2026-01-14T23:00:00.000Z", "2026-01-15T23:00:00.000Z"],
		["in summer", "2026-07-15", "2026-07-14T22:00:00.000Z", "2026-07-15T22:00:00.000Z"],
		["when the clock goes forward", "2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
		["when the clock goes back", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
	])("begin and end at midnight in France %s", (_, day, start, end) => {
		expect(startOfCityDay(day).toISOString()).toBe(start);
		expect(endOfCityDay(day).toISOString()).toBe(end);
	});

	it("are read back from the moments they gave", () => {
		expect(cityDay(startOfCityDay("2026-10-25"))).toBe("2026-10-25");
		expect(lastCityDay(endOfCityDay("2026-10-25"))).toBe("2026-10-25");
		expect(cityDay(new Date("2026-05-12T22:30:00Z"))).toBe("2026-05-13");
	});
});
