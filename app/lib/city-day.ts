/** The city's clock: days begin and end there, whatever the clock of the machine. */
export const cityTimeZone = "Europe/Paris";

const parts = new Intl.DateTimeFormat("en-CA", {
	timeZone: cityTimeZone,
	hourCycle: "h23",
	...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" },
});

const wallClock = (moment: Date): string => {
	const found = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]));
	return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}:${found.second}Z`;
};

/** The day it is in the city at a moment: «2026-05-12». */
export const cityDay = (moment: Date): string => wallClock(moment).slice(0, 10);

/** A moment as the city's clock shows it, to the minute: «2026-05-12T18:30», as a form asks it. */
export const cityWallClock = (moment: Date): string => wallClock(moment).slice(0, 16);

/** The moment at which the city's clock shows «2026-05-12T18:30»: what a form sends, the other way round of `cityWallClock`. */
export const wallTime = (clock: string): Date => {
	const asIfUtc = Date.parse(`${clock.slice(0, 16)}:00Z`);
	const offset = (moment: number) => Date.parse(wallClock(new Date(moment))) - moment;
	// The offset is read a second time at the answer: it differs on the days the clock changes.
	return new Date(asIfUtc - offset(asIfUtc - offset(asIfUtc)));
};

/** The moment a day («2026-05-12») begins in the city. */
export const startOfCityDay = (day: string): Date => wallTime(`${day}T00:00`);

/** The day `count` days after a day. */
export const addDays = (day: string, count: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** The moment a day ends in the city: the first instant that is no longer in it. */
export const endOfCityDay = (day: string): Date => startOfCityDay(addDays(day, 1));

/** The last day of what ends just before `end`: «until 12 May» ends on the 13th at midnight. */
export const lastCityDay = (end: Date): string => cityDay(new Date(end.getTime() - 1));

/** A day as a `date` column holds it: midnight UTC. */
export const toStoredDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The day a `date` column holds: «2026-05-12». */
export const fromStoredDay = (stored: Date): string => stored.toISOString().slice(0, 10);
