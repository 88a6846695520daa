import { useTranslation } from "react-i18next";
import { formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Table } from "~/ui/Table";

type Fate = { state: "planned" | "held" | "sent" | "skipped"; reason: string | null; count: number | null };

/** What became of a campaign, in numbers; no one's opening of a letter is measured. */
export const CampaignReport = ({ fates }: { fates: Fate[] }) => {
	const { t } = useTranslation("crm");
	const language = useLanguage();
	return (
		<Table
			caption={t("campaigns.report")}
			hideCaption
			columns={[{ label: t("campaigns.columns.fate") }, { label: t("campaigns.columns.count"), align: "end" }]}
			rows={fates.map(({ state, reason, count }) => ({
				id: `${state}${reason}`,
				cells: [
					reason
						? `${t(`campaigns.fates.${state}`)} – ${t(`campaigns.reasons.${reason as "cap"}`)}`
						: t(`campaigns.fates.${state}`),
					count === null ? t("campaigns.small") : formatNumber(language, count),
				],
			}))}
		/>
	);
};
