/** Where the city's answer to a petition stands: `waiting` until the day due included, then `overdue`. */
export type ClockState = "waiting" | "overdue" | "answered" | "answered-late";

/**
 * The state of a response clock on a day of the city, and the days left (negative: days over). `dueOn`, `answeredOn` and
 * `today` are days, «2027-03-01».
 */
export const clockState = (
	{ dueOn, answeredOn }: { dueOn: string; answeredOn: string | null },
	today: string,
): { state: ClockState; daysLeft: number } => {
	const until = answeredOn ?? today;
	const daysLeft = Math.round((Date.parse(dueOn) - Date.parse(until)) / 86_400_000);
	if (answeredOn) return { state: daysLeft >= 0 ? "answered" : "answered-late", daysLeft };
	return { state: daysLeft >= 0 ? "waiting" : "overdue", daysLeft };
};
