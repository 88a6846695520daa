type Span = { open: string; close: string };
type Hours = { days: number[]; open: string; close: string }[];

const CLOCK = String.raw`(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?`;
const SPAN = new RegExp(String.raw`^${CLOCK}\s*(?:-|–|—|à|to)\s*${CLOCK}$`);

const clock = (hour: string | undefined, minute = "00"): string | null =>
	Number(hour) <= 23 && Number(minute) <= 59 ? `${String(hour).padStart(2, "0")}:${minute}` : null;

/** «8h30-12h30, 13:30–17:00» as spans in order; null for what is not hours, ends before it begins or overlaps. Empty: closed. */
export const parseDay = (typed: string): Span[] | null => {
	const parts = typed
		.split(/[,;]|\bet\b|\band\b/)
		.map((part) => part.trim())
		.filter(Boolean);
	const spans: Span[] = [];
	for (const part of parts) {
		const found = SPAN.exec(part);
		const [open, close] = found ? [clock(found[1], found[2]), clock(found[3], found[4])] : [null, null];
		if (!open || !close || open >= close) return null;
		spans.push({ open, close });
	}
	spans.sort((a, b) => (a.open < b.open ? -1 : 1));
	const overlaps = spans.some(({ close }, index) => (spans[index + 1]?.open ?? "99") < close);
	return overlaps ? null : spans;
};

/** The hours of a week from what was typed for each day, Monday first; `unread`: the days (1 to 7) that could not be read. */
export const hoursOfDays = (typed: string[]): { hours: Hours; unread: number[] } => {
	const hours: Hours = [];
	const unread: number[] = [];
	for (const [index, text] of typed.entries()) {
		const spans = parseDay(text);
		if (!spans) unread.push(index + 1);
		for (const span of spans ?? []) {
			const same = hours.find(({ open, close }) => open === span.open && close === span.close);
			if (same) same.days.push(index + 1);
			else hours.push({ days: [index + 1], ...span });
		}
	}
	return { hours, unread };
};

/** The hours of one day as they are typed: «08:30-12:30, 13:30-17:00». */
export const typedDay = (hours: Hours, day: number): string =>
	hours
		.filter(({ days }) => days.includes(day))
		.sort((a, b) => (a.open < b.open ? -1 : 1))
		.map(({ open, close }) => `${open}-${close}`)
		.join(", ");
