import type { Letter } from "~/domain/channels/rules";
import type { Translate } from "~/i18n/namespaces";

type Content = { id: string; subject: string; text: string };

const paragraphs = (text: string) =>
	text
		.split(/\n{2,}/)
		.map((part) => part.trim())
		.filter(Boolean);

type Reader = { t: Translate; name: string; unsubscribe: string };

/** A campaign as one person reads it: the city's words, why they got it, and the way out. */
export const campaignLetter = ({ id, subject, text }: Content, { t, name, unsubscribe }: Reader): Letter => ({
	subject,
	parts: [
		t("crm:letter.greeting", { name }),
		...paragraphs(text),
		{ link: `/me/news/${id}`, label: t("crm:letter.why") },
		{ link: unsubscribe, label: t("crm:letter.unsubscribe") },
	],
});

/** The weekly letter: what its person asked to have once a week, in one. */
export const weeklyLetter = (contents: Content[], { t, name, unsubscribe }: Reader): Letter => ({
	subject: t("crm:letter.weekly", { count: contents.length }),
	parts: [
		t("crm:letter.greeting", { name }),
		...contents.flatMap(({ id, subject, text }) => [
			subject,
			...paragraphs(text),
			{ link: `/me/news/${id}`, label: t("crm:letter.why") },
		]),
		{ link: unsubscribe, label: t("crm:letter.unsubscribe") },
	],
});
