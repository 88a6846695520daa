import { describe, expect, it } from "vitest";
import type { Point } from "~/lib/geo";
import { cityClock, numberAt, openingAt, parseAddress, pointOfNumber } from "./rules";

const weekdays = [1, 2, 3, 4, 5];
const hours = [
	{ days: weekdays, open: "13:30", close: "17:00" },
	{ days: weekdays, open: "08:30", close: "12:30" },
	{ days: [6], open: "09:00", close: "12:00" },
];

const at = (day: number, clock: string) => ({ day, minutes: Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) });

describe("a service's opening hours", () => {
	it.each([
		["Monday morning: open until noon", at(1, "08:30"), { isOpen: true, until: "12:30" }],
		["lunch time: opens again today", at(1, "12:30"), { isOpen: false, next: { day: 1, inDays: 0, at: "13:30" } }],
		["Friday evening: opens on Saturday", at(5, "17:00"), { isOpen: false, next: { day: 6, inDays: 1, at: "09:00" } }],
		[
			"Saturday afternoon: opens on Monday",
			at(6, "12:01"),
			{ isOpen: false, next: { day: 1, inDays: 2, at: "08:30" } },
		],
	])("%s", (_, clock, expected) => {
		expect(openingAt(hours, clock)).toEqual(expected);
	});

	it("open once a week only, are found a week later", () => {
		const saturday = [{ days: [6], open: "09:00", close: "12:00" }];
		expect(openingAt(saturday, at(6, "12:00"))).toEqual({ isOpen: false, next: { day: 6, inDays: 7, at: "09:00" } });
	});

	it("never open when there are none", () => {
		expect(openingAt([], at(3, "10:00"))).toEqual({ isOpen: false, next: null });
	});

	it("are not those of a public holiday, unless the service also receives on Sundays", () => {
		const bastilleDay = cityClock(new Date("2026-07-14T08:00:00Z"));
		expect(openingAt(hours, bastilleDay)).toEqual({ isOpen: false, next: { day: 3, inDays: 1, at: "08:30" } });
		const always = [{ days: [1, 2, 3, 4, 5, 6, 7], open: "07:00", close: "23:00" }];
		expect(openingAt(always, bastilleDay)).toEqual({ isOpen: true, until: "23:00" });
	});

	it("follow the city's clock across the change of hour", () => {
		expect(cityClock(new Date("2027-10-31T00:30:00Z"))).toMatchObject({ day: 7, minutes: 150 });
		expect(cityClock(new Date("2027-10-31T01:30:00Z"))).toMatchObject({ day: 7, minutes: 150 });
		expect(cityClock(new Date("2026-07-14T22:05:00Z"))).toMatchObject({ day: 3, minutes: 5 });
	});
});

describe("an address as typed", () => {
	it.each([
		["12 rue des Lilas", { number: 12, suffix: "", rest: "rue des Lilas" }],
		["12 bis, rue des Lilas", { number: 12, suffix: "bis", rest: "rue des Lilas" }],
		["rue des Lilas 4", { number: 4, suffix: "", rest: "rue des Lilas" }],
		["  3A   place du Marché ", { number: 3, suffix: "a", rest: "place du Marché" }],
		["place du 8 mai 1945", { number: 1945, suffix: "", rest: "place du 8 mai" }],
		["médiathèque", { number: null, suffix: "", rest: "médiathèque" }],
	])("«%s»", (typed, expected) => {
		expect(parseAddress(typed)).toEqual(expected);
	});
});

describe("house numbers", () => {
	const street = {
		from: 1,
		to: 41,
		line: [
			[-0.91, 47.21],
			[-0.9, 47.21],
		] as [number, number][],
	};

	it("go up along the street, even ones on the right", () => {
		const even = pointOfNumber(street, 20);
		const odd = pointOfNumber(street, 21);
		expect(even && odd && even.lng < odd.lng && even.lat < odd.lat).toBe(true);
	});

	it("come back from the place they gave", () => {
		for (const number of [1, 2, 15, 20, 40, 41])
			expect(numberAt(street, pointOfNumber(street, number) as Point)).toBe(number);
	});

	it("outside the street's range mean nothing", () => {
		expect(pointOfNumber(street, 42)).toBeNull();
		expect(pointOfNumber({ ...street, from: null, to: null }, 3)).toBeNull();
	});
});
