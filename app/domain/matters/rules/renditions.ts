import type { PlannedDelivery } from "./planner";

/** The words of a rendition, in the reader's language. */
export type Words = {
	subject: string;
	/** Said where others see the screen: who writes, and nothing of the matter. */
	title: string;
	greeting: string;
	pointer: string;
	sms: string;
	/** Said in public: names nobody's affair. */
	neutral: string;
	/** Said to one person on a network where others talk. */
	direct: string;
	button: string;
	closing: string;
};

type Content = { text: string; link: string | null; words: Words };

/** `post`: the public form of the canonical answer given, when one was. */
type Posted = { link: string | null; words: Pick<Words, "neutral" | "direct">; post: string | null };

const paragraphs = (text: string) => text.split(/\n{2,}/).map((paragraph) => paragraph.trim());

/** Who greets already is not made to greet twice. */
const GREETS = /^(?:bonjour|bonsoir|madame|monsieur|mesdames|messieurs|chère?|hello|dear)\b/iu;

const opening = (text: string, greeting: string): string[] => (GREETS.test(text.trim()) ? [] : [greeting]);

/** The answer shaped for e-mail: whole, or only where to read it. */
export const emailRendition = (content: PlannedDelivery["content"], { text, link, words }: Content) => ({
	subject: words.subject,
	parts: [
		...opening(content === "full" ? text : "", words.greeting),
		...(content === "full" ? paragraphs(text).filter(Boolean) : [words.pointer]),
		...(link ? [{ link, label: words.button }] : []),
		words.closing,
	],
});

/** The answer shaped for a network: in public what everybody may read, else where to read it, with the link; never the answer. */
export const postRendition = (content: PlannedDelivery["content"], { link, words, post }: Posted): string => {
	if (content === "neutral") return post ?? words.neutral;
	return link ? `${words.direct} ${link}` : words.direct;
};

/** The answer shaped for paper: who, where, what, and how to go on. */
export const letterRendition = ({ text, words }: Pick<Content, "text" | "words">): string =>
	[...opening(text, words.greeting), text, words.closing].join("\n\n");

/** The answer shaped for SMS: never its content, always where to read it. */
export const smsRendition = ({ link, words }: { link: string | null; words: Pick<Words, "sms"> }): string =>
	link ? `${words.sms} ${link}` : words.sms;
