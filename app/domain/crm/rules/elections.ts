import { z } from "zod";

/** An election of the city's residents; days of the city, «2026-03-22». */
export type Election = { name: string; pollingDay: string };

export const electionSchema = z.object({
	name: z.string().trim().min(3).max(80),
	pollingDay: z.iso.date("crm:elections.errors.day"),
});

export const electionsSchema = z.array(z.object({ name: z.string(), pollingDay: z.iso.date() }));

/** Months before the month of the vote during which a city promotes neither what it did nor how it is run. */
const MONTHS = 6;

/**
 * The first day of the guarded period: that of the sixth month before the month of the vote (electoral code, L. 52-1,
 * second paragraph). For a vote on 15 March 2026, 1 September 2025.
 */
export const guardedFrom = (pollingDay: string): string => {
	const [year = 0, month = 1] = pollingDay.split("-").map(Number);
	const first = new Date(Date.UTC(year, month - 1 - MONTHS, 1));
	return first.toISOString().slice(0, 10);
};

/** The election whose guarded period holds this day of the city, both ends included; null outside. */
export const guardedBy = (day: string, elections: readonly Election[]): Election | null =>
	elections.find(({ pollingDay }) => guardedFrom(pollingDay) <= day && day <= pollingDay) ?? null;
