import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { languages } from "~/i18n/languages";
import { Button } from "../Button";

/** To each other language, in its own words. The page stays the same. */
export const LanguageSwitch = () => {
	const { t, i18n } = useTranslation("common");
	const { pathname, search } = useLocation();
	return (
		<Form method="post" action="/language" reloadDocument>
			<input type="hidden" name="to" value={pathname + search} />
			{languages
				.filter((language) => language !== i18n.language)
				.map((language) => (
					<Button key={language} name="language" value={language} lang={language} tone="quiet" size="small">
						<span aria-hidden="true" className="uppercase sm:hidden">
							{language}
						</span>
						<span className="sr-only sm:not-sr-only">{t(`languages.${language}`)}</span>
					</Button>
				))}
		</Form>
	);
};
