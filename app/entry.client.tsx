import { RemixBrowser } from "@remix-run/react";
import i18next from "i18next";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { isLanguage } from "~/i18n/languages";
import { i18nOptions } from "~/i18n/options";

/** Each language is its own file: the browser loads only the one the page is in. */
const texts = {
	fr: () => import("~/i18n/fr").then(({ fr }) => fr),
	en: () => import("~/i18n/en").then(({ en }) => en),
};

const hydrate = async () => {
	const shown = document.documentElement.lang;
	const language = isLanguage(shown) ? shown : "fr";
	await i18next
		.use(initReactI18next)
		.init({ ...i18nOptions, lng: language, resources: { [language]: await texts[language]() } });
	startTransition(() => {
		hydrateRoot(
			document,
			<I18nextProvider i18n={i18next}>
				<StrictMode>
					<RemixBrowser />
				</StrictMode>
			</I18nextProvider>,
		);
	});
};

/** Opens the site without network and sends what was written meanwhile (public/sw.js). */
const serve = async () => {
	if (!("serviceWorker" in navigator)) return;
	await navigator.serviceWorker.register("/sw.js");
	const { active } = await navigator.serviceWorker.ready;
	active?.postMessage({ kind: "refresh", language: document.documentElement.lang });
	const send = () => active?.postMessage({ kind: "send" });
	window.addEventListener("online", send);
	if (navigator.onLine) send();
};

hydrate();
// A browser may refuse to keep anything: the site works without.
const begin = () => void serve().catch(() => undefined);
if (document.readyState === "complete") begin();
else window.addEventListener("load", begin);
