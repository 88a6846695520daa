import { cityTimeZone } from "~/lib/city-day";
import type { Language } from "./languages";

const locales: Record<Language, string> = { fr: "fr-FR", en: "en-GB" };

const dateStyles = {
	day: { day: "numeric", month: "long", year: "numeric" },
	dayOfYear: { day: "numeric", month: "long" },
	short: { day: "2-digit", month: "2-digit", year: "numeric" },
	moment: { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" },
	time: { hour: "2-digit", minute: "2-digit" },
	month: { month: "long", year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formatters are slow to make and few: each is made once. */
const made = new Map<string, unknown>();

const once = <Formatter>(key: string, make: () => Formatter): Formatter => {
	const known = made.get(key) as Formatter | undefined;
	if (known) return known;
	const formatter = make();
	made.set(key, formatter);
	return formatter;
};

/** «24 novembre 2026», «24 November 2026». */
export const formatDate = (language: Language, date: Date | string, style: keyof typeof dateStyles = "day"): string =>
	once(
		`date ${language} ${style}`,
		() => new Intl.DateTimeFormat(locales[language], { ...dateStyles[style], timeZone: cityTimeZone }),
	).format(new Date(date));

/** «1 234,5», «1,234.5». */
export const formatNumber = (language: Language, value: number, options: Intl.NumberFormatOptions = {}): string =>
	once(`number ${language} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locales[language], options)).format(
		value,
	);

/** «12,5 %»; `ratio` is between 0 and 1. */
export const formatPercent = (language: Language, ratio: number): string =>
	formatNumber(language, ratio, { style: "percent", maximumFractionDigits: 1 });

/** «1 500 €»; whole euros. */
export const formatEuros = (language: Language, euros: number): string =>
	formatNumber(language, euros, { style: "currency", currency: "EUR", maximumFractionDigits: 0 });

/** «350 m», «1,2 km». */
export const formatDistance = (language: Language, metres: number): string =>
	metres < 1000
		? formatNumber(language, Math.round(metres / 10) * 10, { style: "unit", unit: "meter" })
		: formatNumber(language, metres / 1000, { style: "unit", unit: "kilometer", maximumFractionDigits: 1 });

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
	["year", 31_536_000],
	["month", 2_592_000],
	["day", 86_400],
	["hour", 3_600],
	["minute", 60],
];

/** «il y a 3 jours», «dans 2 heures». */
export const formatRelative = (language: Language, date: Date | string, now: Date | string): string => {
	const seconds = (new Date(date).getTime() - new Date(now).getTime()) / 1000;
	const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["minute", 60];
	return new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" }).format(Math.round(seconds / size), unit);
};

/** «lundi»; 1 is Monday. */
export const formatWeekday = (language: Language, day: number): string =>
	// The 1st of January 2024 was a Monday.
	new Intl.DateTimeFormat(locales[language], { weekday: "long", timeZone: "UTC" }).format(
		new Date(Date.UTC(2024, 0, day)),
	);
