/** How long an author may ask for a second look, in days. */
export const APPEAL_DAYS = 30;

/** Flags a person may send in a day. */
export const FLAGS_A_DAY = 20;

/** Beyond this a case waits too long: the queue and the public register say so. */
export const TARGET_HOURS = 48;

const HOUR = 3_600_000;

/** Whether a case has waited longer than the city promises. */
export const isLate = ({ openedAt }: { openedAt: Date }, now: Date): boolean =>
	now.getTime() - openedAt.getTime() > TARGET_HOURS * HOUR;

/** The last moment an author may appeal a decision. */
export const appealUntil = (decidedAt: Date): Date => new Date(decidedAt.getTime() + APPEAL_DAYS * 24 * HOUR);
