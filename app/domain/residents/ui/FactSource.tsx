import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import type { Source } from "../ledger/rules";

type Props = { source: Source | null; sourceName: string; at: Date | null };

/** Where a value comes from and since when: «indiqué par vous, le 3 mai 2026». */
export const FactSource = ({ source, sourceName, at }: Props) => {
	const { t } = useTranslation("residents");
	const language = useLanguage();
	if (!source) return null;
	const plain = t(`sources.${source}`);
	const named = sourceName ? t("sources.by", { source: plain, name: sourceName }) : plain;
	return <>{at ? t("sources.on", { source: named, date: formatDate(language, at) }) : named}</>;
};
