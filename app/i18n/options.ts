import type { InitOptions } from "i18next";
import { defaultLanguage, languages } from "./languages";

/** What every i18next instance (server, browser, e-mails) shares. */
export const i18nOptions = {
	supportedLngs: [...languages],
	fallbackLng: defaultLanguage,
	defaultNS: "common",
	interpolation: { escapeValue: false },
	returnNull: false,
} satisfies InitOptions;
