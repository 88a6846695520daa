import { useTranslation } from "react-i18next";
import { formatDate, formatRelative } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { cityDay } from "~/lib/city-day";
import type { PhaseDates, PhaseStatus } from "../rules";

const DAY = 86_400_000;

/** An end is the first instant after the last day: what people read is that day. */
const lastMoment = (endsAt: Date) => new Date(new Date(endsAt).getTime() - 1);

/** Says the dates of a phase in words: «du 12 mai 2026 au 30 mai 2026», and how soon: «se termine dans 3 jours». */
export const usePhaseDates = () => {
	const { t, i18n } = useTranslation("consultations");
	const language = i18n.language as Language;
	const span = ({ startsAt, endsAt }: PhaseDates): string => {
		const start = formatDate(language, startsAt);
		if (!endsAt) return t("dates.from", { start });
		const last = lastMoment(endsAt);
		if (cityDay(last) === cityDay(new Date(startsAt))) return t("dates.day", { day: start });
		const isSameYear = cityDay(last).slice(0, 4) === cityDay(new Date(startsAt)).slice(0, 4);
		const shownStart = isSameYear ? formatDate(language, startsAt, "dayOfYear") : start;
		return t("dates.range", { start: shownStart, end: formatDate(language, last) });
	};
	/** In days as long as one counts in days: «le mois prochain» says too little of a deadline. */
	const relative = (moment: Date, now: Date): string => {
		const days = Math.ceil((moment.getTime() - now.getTime()) / DAY);
		return days > 1 && days <= 90 ? t("dates.inDays", { count: days }) : formatRelative(language, moment, now);
	};
	const soon = ({ startsAt, endsAt, status }: PhaseDates & { status: PhaseStatus }, now: Date): string | null => {
		if (status === "upcoming") return t("dates.startsIn", { when: relative(startsAt, now) });
		if (status === "open" && endsAt) return t("dates.endsIn", { when: relative(endsAt, now) });
		return null;
	};
	return { span, soon, lastDay: (endsAt: Date) => formatDate(language, lastMoment(endsAt)) };
};
