import { useLanguage } from "~/i18n/useLanguage";

/** The name of a category in the language of the page. */
export const useCategoryName = () => {
	const language = useLanguage();
	return ({ nameFr, nameEn }: { nameFr: string; nameEn: string }) => (language === "en" ? nameEn : nameFr);
};
