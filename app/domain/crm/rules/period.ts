/** Periods the cockpit offers, in days. */
export const periods = [30, 90, 365] as const;

/** The period asked for in an address, or ninety days. */
export const daysOf = (asked: string | null): (typeof periods)[number] =>
	periods.find((days) => String(days) === asked) ?? 90;

/** The last `days` days, up to now. */
export const periodOf = (now: Date, days: number) => ({ from: new Date(now.getTime() - days * 86_400_000), to: now });
