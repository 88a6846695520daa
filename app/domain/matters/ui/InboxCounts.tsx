import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Page, PageHeader } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";

/** What elected officials see of residents' requests: how many, never what or whose. */
export const InboxCounts = ({ counts }: { counts: { open: number; waiting: number } }) => {
	const { t } = useTranslation("matters");
	const language = useLanguage();
	return (
		<Page>
			<PageHeader title={t("inbox.countsTitle")} lead={t("inbox.countsLead")} />
			<StatGrid>
				<Stat label={t("inbox.counts.open")} value={formatNumber(language, counts.open)} />
				<Stat label={t("inbox.counts.waiting")} value={formatNumber(language, counts.waiting)} />
			</StatGrid>
		</Page>
	);
};
