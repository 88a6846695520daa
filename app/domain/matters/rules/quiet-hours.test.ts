import { describe, expect, it } from "vitest";
import { endOfQuiet, isQuietHour } from "./quiet-hours";

describe("quiet hours", () => {
	it.each([
		["noon", "2026-05-12T10:00:00Z", "2026-05-12T10:00:00.000Z"],
		["21:10 in summer", "2026-05-12T19:10:00Z", "2026-05-13T06:00:00.000Z"],
		["5:30 in winter", "2026-01-12T04:30:00Z", "2026-01-12T07:00:00.000Z"],
		["the night clocks go forward", "2026-03-28T22:00:00Z", "2026-03-29T06:00:00.000Z"],
	])("end at eight for a message of %s", (_, from, expected) => {
		expect(endOfQuiet(new Date(from)).toISOString()).toBe(expected);
		expect(isQuietHour(endOfQuiet(new Date(from)))).toBe(false);
	});
});
