import { createCookie } from "@remix-run/node";
import { createInstance, type i18n } from "i18next";
import { RemixI18Next } from "remix-i18next/server";
import { en } from "./en";
import { fr } from "./fr";
import { defaultLanguage, isLanguage, type Language, languageCookie, languages } from "./languages";
import type { Translate } from "./namespaces";
import { i18nOptions } from "./options";

export const languageChoice = createCookie(languageCookie, { path: "/", sameSite: "lax", maxAge: 31_536_000 });

const detection = new RemixI18Next({
	detection: {
		supportedLanguages: [...languages],
		fallbackLanguage: defaultLanguage,
		cookie: languageChoice,
		order: ["searchParams", "cookie"],
		searchParamKey: "lng",
	},
});

/** The language of a request: the address (?lng=en), else the person's choice, else French, the city's reference. */
export const languageOf = async (request: Request): Promise<Language> => {
	const found = await detection.getLocale(request);
	return isLanguage(found) ? found : defaultLanguage;
};

const instances = new Map<Language, i18n>();

/** An i18next instance ready in a language; one per language serves the whole process. */
export const i18nFor = (language: Language): i18n => {
	const known = instances.get(language);
	if (known) return known;
	const instance = createInstance();
	instance.init({ ...i18nOptions, lng: language, resources: { fr, en }, initImmediate: false });
	instances.set(language, instance);
	return instance;
};

/** Translates for a known language (e-mails, jobs). */
export const translator = (language: Language): Translate => i18nFor(language).t as unknown as Translate;

/** Translates for whoever sent this request. */
export const translatorFor = async (request: Request): Promise<Translate> => translator(await languageOf(request));
