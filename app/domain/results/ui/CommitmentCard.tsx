import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { Card } from "~/ui/Card";
import type { ShownCommitment } from "../commitment-queries.server";
import { StandingTag } from "./StandingTag";

type Props = {
	commitment: Pick<ShownCommitment, "id" | "title" | "owner" | "standing" | "expectedOn" | "deliveredOn" | "delay">;
	to?: string;
	as?: "h2" | "h3";
};

/** A commitment in a list: what, who, by when, and whether it slips. */
export const CommitmentCard = ({ commitment, to, as = "h3" }: Props) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	const { id, title, owner, standing, expectedOn, deliveredOn, delay } = commitment;
	const day = deliveredOn
		? `${t("commitment.deliveredOn")} ${formatDate(language, deliveredOn)}`
		: `${t("commitment.expected")} ${formatDate(language, expectedOn)}`;
	return (
		<Card
			to={to ?? `/commitments/${id}`}
			as={as}
			title={title}
			eyebrow={<StandingTag standing={standing} />}
			meta={
				<>
					<span>{day}</span>
					{delay > 0 && standing !== "abandoned" ? <span>{t("commitment.delay", { count: delay })}</span> : null}
				</>
			}
		>
			<p>{owner}</p>
		</Card>
	);
};
