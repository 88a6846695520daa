import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { i18nFor } from "~/i18n/i18next.server";
import type { Language } from "~/i18n/languages";

/** The HTML of a component, as the server writes it. */
export const htmlOf = (element: ReactElement, language: Language = "fr"): string =>
	renderToStaticMarkup(<I18nextProvider i18n={i18nFor(language)}>{element}</I18nextProvider>);

/** The opening tags of an HTML text that carry an attribute of this value: `tagsWith(html, "id", "x-title")`. */
export const tagsWith = (html: string, attribute: string, value: string): string[] =>
	(html.match(/<[a-z][^>]*>/g) ?? []).filter((tag) => tag.includes(` ${attribute}="${value}"`));

/** The value of an attribute of an opening tag; undefined when it has none. */
export const attribute = (tag: string | undefined, name: string): string | undefined =>
	new RegExp(` ${name}="([^"]*)"`).exec(tag ?? "")?.[1];
