import { cityTimeZone } from "~/lib/city-day";
import type { OpeningHours } from "./schema";

/** A moment on the city's clock: 1 is Monday; minutes since midnight. */
export type CityClock = { day: number; minutes: number };

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export type Opening =
	| { isOpen: true; until: string }
	/** `inDays`: 0 today, 1 tomorrow, … 7; `day` as in the hours. */
	| { isOpen: false; next: { day: number; inDays: number; at: string } | null };

const spansOf = (hours: OpeningHours, day: number) =>
	hours.filter(({ days }) => days.includes(day)).sort((a, b) => minutesOf(a.open) - minutesOf(b.open));

/** Whether a service receives people now, until when, or when it opens next (within a week; null: never). */
export const openingAt = (hours: OpeningHours, { day, minutes }: CityClock): Opening => {
	const current = spansOf(hours, day).find(
		({ open, close }) => minutesOf(open) <= minutes && minutes < minutesOf(close),
	);
	if (current) return { isOpen: true, until: current.close };
	for (let inDays = 0; inDays <= 7; inDays += 1) {
		const asked = ((day - 1 + inDays) % 7) + 1;
		const next = spansOf(hours, asked).find(({ open }) => inDays > 0 || minutesOf(open) > minutes);
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
	return { day: weekdays.indexOf(parts.weekday ?? "") + 1, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
};
