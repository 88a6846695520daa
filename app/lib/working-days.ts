import { addDays } from "./city-day";

/** Easter Sunday of a year, Gregorian calendar (Meeus/Jones/Butcher). */
const easter = (year: number): string => {
	const a = year % 19;
	const [b, c] = [Math.floor(year / 100), year % 100];
	const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const rest = h + l - 7 * m + 114;
	return `${year}-${String(Math.floor(rest / 31)).padStart(2, "0")}-${String((rest % 31) + 1).padStart(2, "0")}`;
};

const fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** Public holidays of France in a year (Code du travail, L3133-1), as «2026-05-01». With `alsaceMoselle`, its two more (L3134-13). */
export const frenchHolidays = (year: number, { alsaceMoselle = false } = {}): Set<string> => {
	const sunday = easter(year);
	const local = alsaceMoselle ? [addDays(sunday, -2), `${year}-12-26`] : [];
	return new Set([
		...fixed.map((day) => `${year}-${day}`),
		addDays(sunday, 1),
		addDays(sunday, 39),
		addDays(sunday, 50),
		...local,
	]);
};

/** Whether a day («2026-05-12») is one on which the city works. */
export const isWorkingDay = (day: string): boolean => {
	const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
	return weekday !== 0 && weekday !== 6 && !frenchHolidays(Number(day.slice(0, 4))).has(day);
};
