import type { Letter, LetterPart } from "~/domain/channels/rules";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";

type Meeting = {
	id: string;
	title: string;
	startsAt: Date;
	address: string | null;
	onlineUrl: string | null;
	stateReason: string | null;
};

export type MeetingNews = "registered" | "waiting" | "seated" | "reminder" | "cancelled" | "minutes";

/** To someone registered for a meeting: when, where, and what is new. */
export const meetingLetter = (t: Translate, language: Language, meeting: Meeting, news: MeetingNews): Letter => {
	const { id, title, startsAt, address, onlineUrl, stateReason } = meeting;
	const when = formatDate(language, startsAt, "moment");
	const isComing = news === "registered" || news === "seated" || news === "reminder";
	const where: LetterPart[] = [
		...(address ? [t("consultations:meetings.letter.address", { address })] : []),
		...(onlineUrl && isComing ? [t("consultations:meetings.letter.online", { url: onlineUrl })] : []),
	];
	return {
		subject: t(`consultations:meetings.letter.${news}.subject`, { title }),
		parts: [
			t(`consultations:meetings.letter.${news}.text`, { title, when }),
			...(news === "cancelled" ? [{ quote: stateReason ?? "" }] : []),
			...(isComing ? where : []),
			{ link: `/meetings/${id}`, label: t("consultations:meetings.letter.button") },
		],
	};
};
