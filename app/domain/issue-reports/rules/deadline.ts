import { addDays, cityDay, endOfCityDay } from "~/lib/city-day";
import { isWorkingDay } from "~/lib/working-days";

/** The end of the `days`-th working day after a moment: week-ends and holidays do not count, nor does the day itself. */
export const dueAfter = (from: Date, days: number): Date => {
	let day = cityDay(from);
	for (let left = days; left > 0; ) {
		day = addDays(day, 1);
		if (isWorkingDay(day)) left -= 1;
	}
	return endOfCityDay(day);
};
