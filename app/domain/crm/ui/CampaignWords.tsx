import { useTranslation } from "react-i18next";
import type { NewsChannel } from "~/domain/residents/schema";
import { Section } from "~/ui/Page";
import { readBlocks } from "../rules/blocks";
import { describeTree, type Names } from "./describe";

type Props = {
	campaign: { text: string; channels: string[]; sms: string; notice: string; blocks: unknown };
	names: Names;
};

/** What leaves, by each way, and the parts that only some read: what the second person reads before approving. */
export const CampaignWords = ({ campaign, names }: Props) => {
	const { t } = useTranslation(["crm", "residents", "common"]);
	const { text, channels, sms, notice, blocks } = campaign;
	const title = (channel: NewsChannel) => t(`residents:preferences.ways.${channel}`);
	const short = [
		...(channels.includes("sms") ? [{ channel: "sms" as const, words: `${sms}\n${t("crm:sms.stop")}` }] : []),
		...(channels.includes("push") ? [{ channel: "push" as const, words: notice }] : []),
	];
	return (
		<Section title={t("crm:campaigns.message")}>
			<p className="max-w-prose whitespace-pre-line break-words">{text}</p>
			{readBlocks(blocks).map(({ when, text }) => (
				<div key={text} className="max-w-prose rounded-card border border-line bg-surface p-4">
					<p className="text-soft">
						{t("crm:campaigns.blockWhen")} : {describeTree(t, when, names)}
					</p>
					<p className="whitespace-pre-line break-words">{text}</p>
				</div>
			))}
			{short.map(({ channel, words }) => (
				<div key={channel} className="max-w-prose">
					<h3 className="font-semibold">{title(channel)}</h3>
					<p className="whitespace-pre-line break-words">{words}</p>
				</div>
			))}
		</Section>
	);
};
