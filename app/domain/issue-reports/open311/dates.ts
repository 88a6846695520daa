/** W3C date and time with its zone. A «+» typed in an address without being escaped arrives as a space. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+\- ]\d{2}:?\d{2})$/i;

/** Reads a date of a call; null when it is not a W3C date with seconds and zone, or no such day exists. */
export const readMoment = (text: string): Date | null => {
	const found = MOMENT.exec(text.trim());
	if (!found) return null;
	const [, day = "", hours = "", seconds = ":00", zone = "Z"] = found;
	const offset = zone
		.replace(" ", "+")
		.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")
		.toUpperCase();
	const moment = new Date(`${day}T${hours}${seconds}${offset}`);
	const sameDay = new Date(`${day}T00:00:00Z`);
	const exists = !Number.isNaN(sameDay.getTime()) && sameDay.toISOString().startsWith(day);
	return Number.isNaN(moment.getTime()) || !exists ? null : moment;
};

/** «2026-01-31T12:00:00Z». */
export const writeMoment = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, "Z");
