import type { Letter, LetterPart } from "~/domain/channels/rules";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import type { Decision } from "../schema";

type Told = {
	name: string;
	consultation: { title: string; slug: string };
	conclusion: string;
	decisions: Decision[];
	/** The decisions about this person's own proposals. */
	mine: Decision[];
	/** Those about proposals they supported or commented on. */
	followed: Decision[];
	/** Beginning of the first things they said in the debate. */
	said: string[];
};

/** Titles named in a letter; the page has them all. */
const MOST = 5;
const EXCERPT = 600;

const excerpt = (text: string) => (text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/\s+\S*$/, "")}…`);

/** What the city decided, to someone who took part; what became of their own proposals first. Never what they voted. */
export const resultsLetter = (
	language: Language,
	{ name, consultation, conclusion, decisions, mine, followed, said }: Told,
): Letter => {
	const t = translator(language);
	const own: LetterPart[] = mine.flatMap(({ title, kind, reason }) => [
		t(`results:letter.mine.${kind}`, { title }),
		{ quote: reason },
	]);
	const words: LetterPart[] = said.length > 0 ? [t("results:letter.said"), ...said.map((quote) => ({ quote }))] : [];
	const others = followed.slice(0, MOST).map(({ title, kind, reason }) => {
		return `– ${title} : ${t(`results:kind.${kind}`)}. ${excerpt(reason)}`;
	});
	const about = others.length > 0 ? [`${t("results:letter.followed")}\n${others.join("\n")}`] : [];
	const taken = decisions.filter(({ kind }) => kind !== "not-taken-up").map(({ title }) => `– ${title}`);
	const list = taken.length > 0 ? [`${t("results:letter.taken")}\n${taken.slice(0, MOST).join("\n")}`] : [];
	return {
		subject: t("results:letter.subject", { title: consultation.title }),
		parts: [
			t("results:letter.hello", { name }),
			t("results:letter.intro", { title: consultation.title }),
			...words,
			...own,
			...about,
			{ quote: excerpt(conclusion) },
			...list,
			{ link: `/consultations/${consultation.slug}/results`, label: t("results:letter.link") },
			t("results:letter.thanks"),
		],
	};
};
