import { addDays, cityDay, cityTimeZone } from "~/lib/city-day";
import { type Line, nearestOnLine, type Point, pointAlong } from "~/lib/geo";
import { frenchHolidays } from "~/lib/working-days";
import type { OpeningHours } from "./schema";

/** A moment on the city's clock: 1 is Monday; minutes since midnight; in how many days public holidays fall within a week. */
export type CityClock = { day: number; minutes: number; holidays?: number[] };

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export type Opening =
	| { isOpen: true; until: string }
	/** `inDays`: 0 today, 1 tomorrow, … 7; `day` as in the hours. */
	| { isOpen: false; next: { day: number; inDays: number; at: string } | null };

const spansOf = (hours: OpeningHours, day: number) =>
	hours.filter(({ days }) => days.includes(day)).sort((a, b) => minutesOf(a.open) - minutesOf(b.open));

/**
 * Whether a service receives people now, until when, or when it opens next (within a week; null: never). On public holidays
 * it is closed, unless it also receives on Sundays.
 */
export const openingAt = (hours: OpeningHours, { day, minutes, holidays = [] }: CityClock): Opening => {
	const neverRests = hours.some(({ days }) => days.includes(7));
	const on = (inDays: number) =>
		holidays.includes(inDays) && !neverRests ? [] : spansOf(hours, ((day - 1 + inDays) % 7) + 1);
	const current = on(0).find(({ open, close }) => minutesOf(open) <= minutes && minutes < minutesOf(close));
	if (current) return { isOpen: true, until: current.close };
	for (let inDays = 0; inDays <= 7; inDays += 1) {
		const asked = ((day - 1 + inDays) % 7) + 1;
		const next = on(inDays).find(({ open }) => inDays > 0 || minutesOf(open) > minutes);
		if (next) return { isOpen: false, next: { day: asked, inDays, at: next.open } };
	}
	return { isOpen: false, next: null };
};

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The city's clock at a moment. */
export const cityClock = (now: Date): CityClock => {
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone: cityTimeZone,
		weekday: "short",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
	const today = cityDay(now);
	const isHoliday = (day: string) => frenchHolidays(Number(day.slice(0, 4))).has(day);
	return {
		day: weekdays.indexOf(parts.weekday ?? "") + 1,
		minutes: Number(parts.hour) * 60 + Number(parts.minute),
		holidays: [0, 1, 2, 3, 4, 5, 6, 7].filter((inDays) => isHoliday(addDays(today, inDays))),
	};
};

export type TypedAddress = { number: number | null; suffix: string; rest: string };

const NUMBER = String.raw`(\d{1,4})\s*(bis|ter|quater|[a-d](?=[\s,]|$))?`;

/** What a person typed, cut into house number, suffix and the rest: «12 bis, rue des Lilas» and «rue des Lilas 12 bis». */
export const parseAddress = (typed: string): TypedAddress => {
	const text = typed.normalize("NFC").replace(/\s+/g, " ").trim();
	const before = new RegExp(`^${NUMBER}[\\s,]+(.+)$`, "i").exec(text);
	if (before) return { number: Number(before[1]), suffix: before[2]?.toLowerCase() ?? "", rest: before[3] ?? "" };
	const after = new RegExp(`^(.*\\D)[\\s,]+${NUMBER}$`, "i").exec(text);
	if (after)
		return { number: Number(after[2]), suffix: after[3]?.toLowerCase() ?? "", rest: after[1]?.replace(/,$/, "") ?? "" };
	return { number: null, suffix: "", rest: text };
};

type Numbered = { from: number | null; to: number | null; line: Line };

/** Metres between the middle of a street and its doors. */
const DOOR = 7;

/** Where a house number is: along the line in proportion, odd numbers on the left. Null when the street has no such number. */
export const pointOfNumber = ({ from, to, line }: Numbered, number: number): Point | null => {
	if (from === null || to === null || number < Math.min(from, to) || number > Math.max(from, to)) return null;
	return pointAlong(line, from === to ? 0.5 : (number - from) / (to - from), number % 2 === 0 ? DOOR : -DOOR);
};

/** The house number nearest to a place beside a street, of the parity of its side; null where numbers mean nothing. */
export const numberAt = ({ from, to, line }: Numbered, point: Point): number | null => {
	if (from === null || to === null) return null;
	const { share, side } = nearestOnLine(point, line);
	const exact = from + share * (to - from);
	const parity = side === "right" ? 0 : 1;
	const nearest = 2 * Math.round((exact - parity) / 2) + parity;
	const [low, high] = [Math.min(from, to), Math.max(from, to)];
	if (nearest < low) return nearest + 2 <= high ? nearest + 2 : low;
	if (nearest > high) return nearest - 2 >= low ? nearest - 2 : high;
	return nearest;
};
