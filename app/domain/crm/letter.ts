import type { Letter, LetterPart } from "~/domain/channels/rules";
import { toGsm } from "~/domain/channels/rules/gsm";
import type { Translate } from "~/i18n/namespaces";
import type { Block } from "./rules/blocks";

export type Content = { id: string; subject: string; text: string; blocks: Block[] };

const paragraphs = (text: string) =>
	text
		.split(/\n{2,}/)
		.map((part) => part.trim())
		.filter(Boolean);

type Reader = { t: Translate; name: string; unsubscribe: string; blocks: number[] };

const isAboutWaiting = ({ when }: Block) => "field" in when && when.field === "answer-awaited";

/** The blocks that are a reader's, in their order; with what waits for them goes the way to it. */
const ownParts = ({ blocks }: Content, mine: number[], t: Translate): LetterPart[] =>
	blocks.flatMap((block, index): LetterPart[] => {
		if (!mine.includes(index)) return [];
		const way = isAboutWaiting(block) ? [{ link: "/me/matters", label: t("crm:letter.waiting") }] : [];
		return [...paragraphs(block.text), ...way];
	});

const bodyOf = (content: Content, mine: number[], t: Translate): LetterPart[] => [
	...paragraphs(content.text),
	...ownParts(content, mine, t),
	{ link: `/me/news/${content.id}`, label: t("crm:letter.why") },
];

/** A campaign as one person reads it by e-mail: the city's words, their own blocks, why they got it, and the way out. */
export const campaignLetter = (content: Content, { t, name, unsubscribe, blocks }: Reader): Letter => ({
	subject: content.subject,
	parts: [
		t("crm:letter.greeting", { name }),
		...bodyOf(content, blocks, t),
		{ link: unsubscribe, label: t("crm:letter.unsubscribe") },
	],
});

export type Held = { content: Content; blocks: number[] };

/** The letter of a day or a week: what its person asked to have in one. */
export const digestLetter = (
	rhythm: "daily" | "weekly",
	held: Held[],
	{ t, name, unsubscribe }: Omit<Reader, "blocks">,
): Letter => ({
	subject: t(`crm:letter.${rhythm}`, { count: held.length }),
	parts: [
		t("crm:letter.greeting", { name }),
		...held.flatMap(({ content, blocks }) => [content.subject, ...bodyOf(content, blocks, t)]),
		{ link: unsubscribe, label: t("crm:letter.unsubscribe") },
	],
});

/** A campaign as it leaves by SMS: its short words and how to say STOP, in the alphabet of telephones. */
export const campaignSms = (sms: string, t: Translate): string => toGsm(`${sms}\n${t("crm:sms.stop")}`);

/** A campaign on paper: how to stop is said, since nothing can be touched. */
export const paperText = (content: Content, { t, name, blocks }: Omit<Reader, "unsubscribe">): string =>
	[
		t("crm:letter.greeting", { name }),
		...paragraphs(content.text),
		...content.blocks.flatMap(({ text }, index) => (blocks.includes(index) ? paragraphs(text) : [])),
		t("crm:letter.paperStop"),
	].join("\n\n");
