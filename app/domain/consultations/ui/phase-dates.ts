import { useTranslation } from "react-i18next";
import { formatDate, formatRelative } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { cityDay } from "~/lib/city-day";
import type { PhaseDates, PhaseStatus } from "../rules";

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
		return t("dates.range", { start, end: formatDate(language, last) });
	};
	const soon = ({ startsAt, endsAt, status }: PhaseDates & { status: PhaseStatus }, now: Date): string | null => {
		if (status === "upcoming") return t("dates.startsIn", { when: formatRelative(language, startsAt, now) });
		if (status === "open" && endsAt) return t("dates.endsIn", { when: formatRelative(language, endsAt, now) });
		return null;
	};
	return { span, soon, lastDay: (endsAt: Date) => formatDate(language, lastMoment(endsAt)) };
};
