import { describe, expect, it } from "vitest";
import { hoursOfDays, parseDay, typedDay } from "./hours";

describe("opening hours as an administrator types them", () => {
	it.each([
		["8h30-12h30, 13h30-17h", ["08:30-12:30", "13:30-17:00"]],
		["13:30 – 17:00 ; 08:30 – 12:30", ["08:30-12:30", "13:30-17:00"]],
		["9 à 12", ["09:00-12:00"]],
		["", []],
	])("%s", (typed, spans) => {
		expect(parseDay(typed)?.map(({ open, close }) => `${open}-${close}`)).toEqual(spans);
	});

	it.each(["midi", "12:00-08:00", "8:70-9:00", "25-26", "8-12, 11-14"])("«%s» is not hours", (typed) => {
		expect(parseDay(typed)).toBeNull();
	});

	it("are gathered by span, and come back as they were", () => {
		const { hours, unread } = hoursOfDays(["8:30-12", "8:30-12", "", "?", "", "", ""]);
		expect(unread).toEqual([4]);
		expect(hours).toEqual([{ days: [1, 2], open: "08:30", close: "12:00" }]);
		expect(typedDay(hours, 2)).toBe("08:30-12:00");
		expect(typedDay(hours, 3)).toBe("");
	});
});
