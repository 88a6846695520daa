import type { Letter } from "~/domain/channels/rules";
import { translator } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";
import type { PublishedAnswer } from "../assessment-schema";

type Told = { name: string; proposal: { id: string; title: string }; answer: PublishedAnswer };

/** To an author: what the city answers to their proposal, and why. */
export const answerLetter = (language: Language, { name, proposal, answer }: Told): Letter => {
	const t = translator(language);
	const { title } = proposal;
	return {
		subject: t("results:assessment.letter.subject", { title }),
		parts: [
			t("results:letter.hello", { name }),
			t(`results:letter.mine.${answer.kind}`, { title }),
			{ quote: answer.answer },
			t("results:assessment.letter.signed", { name: [answer.signer, answer.office].filter(Boolean).join(", ") }),
			{ link: `/proposals/${proposal.id}#answer`, label: t("results:assessment.letter.link") },
		],
	};
};

/** To the officials: answers promised for a day that has passed. */
export const lateAnswersLetter = (
	language: Language,
	{ title, consultationId, count }: { title: string; consultationId: string; count: number },
): Letter => {
	const t = translator(language);
	return {
		subject: t("results:assessment.late.subject", { count, title }),
		parts: [
			t("results:assessment.late.text", { count, title }),
			{ link: `/admin/consultations/${consultationId}/assessments`, label: t("results:assessment.late.link") },
		],
	};
};
