import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { imageUrl } from "~/lib/images";
import { Card } from "~/ui/Card";
import type { IncidentState } from "../rules/states";
import { useCategoryName } from "./names";
import { StateTag } from "./StateTag";

export type CardIncident = {
	number: number;
	state: IncidentState;
	text: string;
	address: string;
	reportedAt: Date;
	reportCount: number;
	nameFr: string;
	nameEn: string;
	imageKey: string | null;
};

/** An incident in a list: what, where, since when, where it stands. */
export const IncidentCard = ({ incident, to }: { incident: CardIncident; to?: string }) => {
	const { t } = useTranslation("issue-reports");
	const language = useLanguage();
	const nameOf = useCategoryName();
	const { number, state, text, address, reportedAt, reportCount, imageKey } = incident;
	return (
		<Card
			to={to ?? `/reports/${number}`}
			title={nameOf(incident)}
			eyebrow={
				<>
					<StateTag state={state} />
					<span>{t("number", { number })}</span>
				</>
			}
			meta={
				<>
					<span>{address}</span>
					<span>{formatDate(language, reportedAt)}</span>
					{reportCount > 1 ? <span>{t("witnesses", { count: reportCount })}</span> : null}
				</>
			}
			{...(imageKey ? { image: { src: imageUrl(imageKey, 640), alt: "" } } : {})}
		>
			<p className="line-clamp-3">{text}</p>
		</Card>
	);
};
