import { useTranslation } from "react-i18next";
import type { NewsChannel } from "~/domain/residents/schema";
import { formatNumber } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Table } from "~/ui/Table";

type Fate = {
	state: "planned" | "held" | "sent" | "skipped";
	reason: string | null;
	channel: string;
	count: number | null;
};
type Outcome = { channel: string; state: string; count: number | null };

/** What became of a campaign, in numbers; no one's opening of a letter is measured. */
export const CampaignReport = ({ fates, outcomes }: { fates: Fate[]; outcomes: Outcome[] }) => {
	const { t } = useTranslation(["crm", "residents"]);
	const language = useLanguage();
	const way = (channel: string) => t(`residents:preferences.ways.${channel as NewsChannel}`);
	const number = (count: number | null) => (count === null ? t("crm:campaigns.small") : formatNumber(language, count));
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] gap-6">
			<Table
				caption={t("crm:campaigns.reasonsByChannel")}
				columns={[
					{ label: t("crm:campaigns.columns.fate") },
					{ label: t("crm:campaigns.columns.channel") },
					{ label: t("crm:campaigns.columns.people"), align: "end" },
				]}
				rows={fates.map(({ state, reason, channel, count }) => ({
					id: `${state}${reason}${channel}`,
					cells: [
						reason
							? `${t(`crm:campaigns.fates.${state}`)} – ${t(`crm:campaigns.reasons.${reason as "cap"}`)}`
							: t(`crm:campaigns.fates.${state}`),
						way(channel),
						number(count),
					],
				}))}
			/>
			{outcomes.length > 0 ? (
				<Table
					caption={t("crm:campaigns.deliveries")}
					columns={[
						{ label: t("crm:campaigns.columns.state") },
						{ label: t("crm:campaigns.columns.channel") },
						{ label: t("crm:campaigns.columns.count"), align: "end" },
					]}
					rows={outcomes.map(({ channel, state, count }) => ({
						id: `${channel}${state}`,
						cells: [t(`crm:campaigns.outcomes.${state as "sent"}`), way(channel), number(count)],
					}))}
				/>
			) : null}
		</div>
	);
};
