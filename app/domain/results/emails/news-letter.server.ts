import type { Letter } from "~/domain/channels/rules";
import { formatDate } from "~/i18n/format";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import type { DelayCause, NewsKind } from "../commitment-schema";

type Told = {
	name: string;
	kind: string;
	text: string;
	toDay: Date | null;
	cause: string | null;
	commitment: { id: string; title: string };
};

/** What is new of a commitment, to someone it answers. */
export const newsLetter = (language: Language, { name, kind, text, toDay, cause, commitment }: Told): Letter => {
	const t = translator(language);
	const { id, title } = commitment;
	const slips =
		toDay && cause
			? [
					t("results:news.letter.slips", {
						date: formatDate(language, toDay),
						cause: t(`results:causes.${cause as DelayCause}`),
					}),
				]
			: [];
	return {
		subject: t(`results:news.letter.subject.${kind as NewsKind}`, { title }),
		parts: [
			t("results:letter.hello", { name }),
			t(`results:news.letter.intro.${kind as NewsKind}`, { title }),
			...slips,
			{ quote: text },
			{ link: `/commitments/${id}`, label: t("results:news.letter.link") },
		],
	};
};
