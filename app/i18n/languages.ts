export const languages = ["fr", "en"] as const;

export type Language = (typeof languages)[number];

/** French is the reference. */
export const defaultLanguage: Language = "fr";

export const languageCookie = "parvis-language";

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language);
