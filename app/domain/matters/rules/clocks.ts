const DAY_MS = 86_400_000;

/** Working days the city gives itself for a first answer. */
export const ANSWER_WORKING_DAYS = 10;

/** Days the law leaves for the receipt (code of relations between the public and the administration, R112-5). */
export const RECEIPT_DAYS = 10;

type Day = { year: number; month: number; day: number; weekday: number };

const cityDay = new Intl.DateTimeFormat("en-CA", {
	timeZone: "Europe/Paris",
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
});

const dayOf = (moment: Date): Day => {
	const [year = 0, month = 0, day = 0] = cityDay.format(moment).split("-").map(Number);
	return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
};

/** Easter Sunday of a year (Meeus, Astronomical Algorithms, chapter 8), as days since 1970. */
const easter = (year: number): number => {
	const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
	const e = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
	const h = (19 * a + e + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const sum = h + l - 7 * m + 114;
	return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / DAY_MS;
};

const FIXED = new Set(["1-1", "5-1", "5-8", "7-14", "8-15", "11-1", "11-11", "12-25"]);

/** Days after Easter: Monday, Ascension, Whit Monday. */
const MOVABLE = new Set([1, 39, 50]);

/** Whether a day is a public holiday in France (labour code, L3133-1). */
export const isHoliday = ({ year, month, day }: Omit<Day, "weekday">): boolean =>
	FIXED.has(`${month}-${day}`) || MOVABLE.has(Date.UTC(year, month - 1, day) / DAY_MS - easter(year));

const isWorked = (moment: Date) => {
	const day = dayOf(moment);
	return day.weekday !== 0 && day.weekday !== 6 && !isHoliday(day);
};

/** The moment `count` working days later, at the same hour. */
export const afterWorkingDays = (from: Date, count: number): Date => {
	let moment = from;
	for (let left = count; left > 0; ) {
		moment = new Date(moment.getTime() + DAY_MS);
		if (isWorked(moment)) left -= 1;
	}
	return moment;
};

/** The delays that start when a matter is received. They never start again, whatever is joined or re-routed. */
export const clocksOf = (receivedAt: Date) => [
	{ kind: "receipt" as const, dueAt: new Date(receivedAt.getTime() + RECEIPT_DAYS * DAY_MS) },
	{ kind: "first-answer" as const, dueAt: afterWorkingDays(receivedAt, ANSWER_WORKING_DAYS) },
];
