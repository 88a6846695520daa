import type { Letter } from "~/domain/channels/rules";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import type { Translate } from "~/i18n/namespaces";

type Petition = { id: string; title: string };

/** To the officials: a petition waits for its answer beyond the day promised to residents. */
export const overdueLetter = (t: Translate, language: Language, petition: Petition & { dueOn: string }): Letter => ({
	subject: t("proposals:petition.letter.overdue.subject", { title: petition.title }),
	parts: [
		t("proposals:petition.letter.overdue.text", {
			title: petition.title,
			date: formatDate(language, petition.dueOn),
		}),
		{ link: `/admin/petitions/${petition.id}`, label: t("proposals:petition.letter.overdue.button") },
	],
});

/** To the author and the supporters: the threshold is reached, the city must answer by a day. */
export const reachedLetter = (t: Translate, language: Language, petition: Petition & { dueOn: string }): Letter => ({
	subject: t("proposals:petition.letter.reached.subject", { title: petition.title }),
	parts: [
		t("proposals:petition.letter.reached.text", {
			title: petition.title,
			date: formatDate(language, petition.dueOn),
		}),
		{ link: `/proposals/${petition.id}`, label: t("proposals:petition.letter.button") },
	],
});

/** To the author and the supporters: the city has answered. */
export const answeredLetter = (t: Translate, petition: Petition & { answer: string; name: string }): Letter => ({
	subject: t("proposals:petition.letter.answered.subject", { title: petition.title }),
	parts: [
		t("proposals:petition.letter.answered.text", { title: petition.title, name: petition.name }),
		{ quote: petition.answer },
		{ link: `/proposals/${petition.id}`, label: t("proposals:petition.letter.button") },
	],
});
