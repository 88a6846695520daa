import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { type Election, guardedFrom } from "../rules/elections";

/** An election is near: what may leave, what may not, and the rule. */
export const Guarded = ({ election }: { election: Election }) => {
	const { t } = useTranslation("crm");
	const language = useLanguage();
	const { name, pollingDay } = election;
	const [from, to] = [formatDate(language, guardedFrom(pollingDay)), formatDate(language, pollingDay)];
	return (
		<Alert tone="warning">
			<strong>{t("campaigns.guarded", { name })}</strong> {t("campaigns.guardedText", { from, to })}
		</Alert>
	);
};
