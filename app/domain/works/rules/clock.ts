import { addDays, cityDay } from "~/lib/city-day";
import { isWorkingDay } from "~/lib/working-days";

/** Levels of the warnings, in per cent of the delay (field note on issue reports, 2.10). */
export const levels = [80, 100, 300] as const;

export type Level = (typeof levels)[number];

/** Working days from one moment to another: the day of the first does not count, that of the second does. */
export const workingDaysBetween = (from: Date, to: Date): number => {
	const last = cityDay(to);
	let count = 0;
	for (let day = addDays(cityDay(from), 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
	return count;
};

/** The highest level an open incident has reached; null before the first. */
export const levelAt = ({ reportedAt, dueAt }: { reportedAt: Date; dueAt: Date }, now: Date): Level | null => {
	const delay = dueAt.getTime() - reportedAt.getTime();
	const spent = now.getTime() - reportedAt.getTime();
	return levels.findLast((level) => spent * 100 >= delay * level) ?? null;
};
