/** Between these hours of the city, phones do not ring (OVH and Twilio hold commercial messages over the same hours). */
const QUIET = { from: 21, to: 8 };

const HOUR_MS = 3_600_000;

const cityHour = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", hourCycle: "h23" });

const hourOf = (moment: Date) => Number.parseInt(cityHour.format(moment), 10);

export const isQuietHour = (moment: Date): boolean => hourOf(moment) >= QUIET.from || hourOf(moment) < QUIET.to;

/** The first moment, from this one on, when phones may ring: at a full hour if it has to wait. */
export const endOfQuiet = (moment: Date): Date => {
	if (!isQuietHour(moment)) return moment;
	let next = new Date(Math.ceil((moment.getTime() + 1) / HOUR_MS) * HOUR_MS);
	while (isQuietHour(next)) next = new Date(next.getTime() + HOUR_MS);
	return next;
};
