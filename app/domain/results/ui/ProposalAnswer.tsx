import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CardGrid } from "~/ui/Card";
import { Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { Tag } from "~/ui/Tag";
import type { ShownCommitment } from "../commitment-queries.server";
import type { Decision } from "../schema";
import { CommitmentCard } from "./CommitmentCard";
import { decisionTones } from "./DecisionList";

type Props = { decision: Decision | null; commitments: ShownCommitment[]; slug: string };

/** What became of a proposal: the city's decision and why, then what it does about it. */
export const ProposalAnswer = ({ decision, commitments, slug }: Props) => {
	const { t } = useTranslation("results");
	if (!decision && commitments.length === 0) return null;
	return (
		<Section title={t("answer.title")} id="answer">
			{decision ? (
				<div className="grid max-w-prose gap-3">
					<p>
						<Tag tone={decisionTones[decision.kind]}>{t(`kind.${decision.kind}`)}</Tag>
					</p>
					<Prose text={decision.reason} under={2} />
					<p>
						<Link to={`/consultations/${slug}/results#decision-${decision.subjectId}`}>{t("answer.whole")}</Link>
					</p>
				</div>
			) : null}
			{commitments.length > 0 ? (
				<CardGrid columns={2}>
					{commitments.map((commitment) => (
						<CommitmentCard key={commitment.id} commitment={commitment} />
					))}
				</CardGrid>
			) : null}
		</Section>
	);
};
