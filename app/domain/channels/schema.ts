import type { Language } from "~/i18n/languages";

/** A piece of a letter: a paragraph, a button to a page of the city (a path, made absolute when sent), words quoted. */
export type LetterPart = string | { link: string; label: string } | { quote: string };

export type Letter = { subject: string; parts: LetterPart[] };

export type OutgoingMail = Letter & {
	/** What makes the letter unique, for instance `decision:<publication>:<account>`: the same key is never sent twice. */
	key: string;
	to: string;
	language: Language;
};
