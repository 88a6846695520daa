import { cityDay } from "~/lib/city-day";
import { isWorkingDay } from "~/lib/working-days";

const DAY_MS = 86_400_000;

/** Working days the city gives itself for a first answer. */
export const ANSWER_WORKING_DAYS = 10;

/** Days the law leaves for the receipt (code of relations between the public and the administration, R112-5). */
export const RECEIPT_DAYS = 10;

/** The moment `count` working days later, at the same hour. */
export const afterWorkingDays = (from: Date, count: number): Date => {
	let moment = from;
	for (let left = count; left > 0; ) {
		moment = new Date(moment.getTime() + DAY_MS);
		if (isWorkingDay(cityDay(moment))) left -= 1;
	}
	return moment;
};

/** The delays that start when a matter is received. They never start again, whatever is joined or re-routed. */
export const clocksOf = (receivedAt: Date) => [
	{ kind: "receipt" as const, dueAt: new Date(receivedAt.getTime() + RECEIPT_DAYS * DAY_MS) },
	{ kind: "first-answer" as const, dueAt: afterWorkingDays(receivedAt, ANSWER_WORKING_DAYS) },
];
