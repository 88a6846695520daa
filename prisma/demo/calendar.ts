import { cityDay } from "../../app/lib/city-day";

/** A moment of the demonstration city, told from the day the seed runs (day 0), in local time. */
export type Moment = { dayOffset: number; hour: number; minute: number };

export const minutesOf = ({ dayOffset, hour, minute }: Moment) => (dayOffset * 24 + hour) * 60 + minute;

const DAY = 86_400_000;

/** The calendar’s today, from a moment: midnight UTC of the day it is in the city, for all that follows. */
export const startOf = (moment: Date) => new Date(`${cityDay(moment)}T00:00:00Z`);

const dateOf = (today: Date, dayOffset: number) => new Date(today.getTime() + dayOffset * DAY);

/** The same in days, as a number: -1.5 is yesterday at noon. */
export const dayOf = (moment: Moment) => minutesOf(moment) / (24 * 60);

/** 1 for January. */
export const monthOf = (today: Date, dayOffset: number) => dateOf(today, dayOffset).getUTCMonth() + 1;

/** 0 for Sunday. */
export const weekdayOf = (today: Date, dayOffset: number) => dateOf(today, dayOffset).getUTCDay();

const isWorkingDay = (today: Date, dayOffset: number) => weekdayOf(today, dayOffset) % 6 !== 0;

/** The day that comes `count` working days (Monday to Friday) after another; the same day or the next Monday for 0. */
export const workingDaysAfter = (today: Date, dayOffset: number, count: number) => {
	let day = dayOffset;
	for (let left = count; left > 0 || !isWorkingDay(today, day); ) {
		day += 1;
		if (isWorkingDay(today, day)) left -= 1;
	}
	return day;
};

const dayName = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });

/** «lundi 1er mars», with the spaces that must not break. */
export const frenchDate = (today: Date, dayOffset: number) =>
	dayName
		.format(dateOf(today, dayOffset))
		.replace(/ 1 /, " 1er ")
		.replace(/ (?=\D+$)/, "\u00a0");
