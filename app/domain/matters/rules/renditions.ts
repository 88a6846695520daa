import type { PlannedDelivery } from "./planner";

/** The words of a rendition, in the reader's language. */
export type Words = {
	subject: string;
	greeting: string;
	pointer: string;
	sms: string;
	button: string;
	closing: string;
};

type Content = { text: string; link: string | null; words: Words };

const paragraphs = (text: string) => text.split(/\n{2,}/).map((paragraph) => paragraph.trim());

/** The answer shaped for e-mail: whole, or only where to read it. */
export const emailRendition = (content: PlannedDelivery["content"], { text, link, words }: Content) => ({
	subject: words.subject,
	parts: [
		words.greeting,
		...(content === "full" ? paragraphs(text).filter(Boolean) : [words.pointer]),
		...(link ? [{ link, label: words.button }] : []),
		words.closing,
	],
});

/** The answer shaped for SMS: never its content, always where to read it. */
export const smsRendition = ({ link, words }: { link: string | null; words: Pick<Words, "sms"> }): string =>
	link ? `${words.sms} ${link}` : words.sms;
