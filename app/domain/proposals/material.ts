import { compareTexts } from "~/lib/diff";

type Text = { title: string; body: string };

/** From this share of words changed, a change is one of substance whatever its author says. */
const SHARE = 0.3;

const words = (text: string) => text.match(/\S+/g)?.length ?? 0;

/** The share of words (0 to 1) that were removed or added between two texts. */
export const changedShare = (before: Text, after: Text): number => {
	const [old, young] = [`${before.title}\n${before.body}`, `${after.title}\n${after.body}`];
	const count = (kind: "added" | "removed") =>
		compareTexts(old, young)
			.filter((piece) => piece.kind === kind)
			.reduce((all, { text }) => all + words(text), 0);
	return Math.max(count("removed"), count("added")) / Math.max(1, words(old), words(young));
};

/** Whether supporters must be asked again: the author says so, or three words in ten changed. */
export const isMaterialChange = (before: Text, after: Text, isSaid: boolean): boolean =>
	isSaid || changedShare(before, after) >= SHARE;
