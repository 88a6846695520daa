import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDate, formatEuros } from "~/i18n/format";
import { useLanguage } from "~/i18n/useLanguage";
import { DefinitionList } from "~/ui/DefinitionList";
import { Meter } from "~/ui/Meter";
import type { FoundCommitment } from "../commitment-queries.server";

type Facts = Pick<
	FoundCommitment,
	"owner" | "promisedOn" | "expectedOn" | "deliveredOn" | "delay" | "plannedEuros" | "spentEuros" | "standing"
>;

/** Who answers for it, by when, at what cost: what was said first beside what is true today. */
export const CommitmentFacts = ({ commitment }: { commitment: Facts }) => {
	const { t } = useTranslation("results");
	const language = useLanguage();
	const { owner, promisedOn, expectedOn, deliveredOn, delay, plannedEuros, spentEuros, standing } = commitment;
	const moved = !deliveredOn && expectedOn !== promisedOn;
	return (
		<div className="grid gap-4">
			<DefinitionList
				items={[
					{ term: t("commitment.owner"), description: owner },
					{ term: t("commitment.promised"), description: formatDate(language, promisedOn) },
					...(moved ? [{ term: t("commitment.expected"), description: formatDate(language, expectedOn) }] : []),
					...(deliveredOn
						? [{ term: t("commitment.deliveredOn"), description: formatDate(language, deliveredOn) }]
						: []),
					...(plannedEuros === null
						? []
						: [{ term: t("commitment.planned"), description: formatEuros(language, plannedEuros) }]),
				]}
			/>
			{delay > 0 && standing !== "abandoned" ? (
				<p className="font-semibold">{t("commitment.delay", { count: delay })}</p>
			) : null}
			{spentEuros === null ? null : (
				<Meter
					label={t("commitment.spent")}
					value={spentEuros}
					max={plannedEuros ?? spentEuros}
					text={formatEuros(language, spentEuros)}
				/>
			)}
		</div>
	);
};

type Origin = Pick<FoundCommitment, "consultation" | "proposal" | "subjectId">;

/** Back along the chain: the proposal, the decision, the consultation. */
export const CommitmentOrigin = ({ commitment: { consultation, proposal, subjectId } }: { commitment: Origin }) => {
	const { t } = useTranslation("results");
	const base = `/consultations/${consultation.slug}`;
	return (
		<ul className="grid gap-2">
			{proposal ? (
				<li>
					<Link to={`/proposals/${proposal.id}`}>
						{t("commitment.proposal", { number: proposal.number, title: proposal.title })}
					</Link>
				</li>
			) : null}
			<li>
				<Link to={`${base}/results${subjectId ? `#decision-${subjectId}` : ""}`}>{t("commitment.decision")}</Link>
			</li>
			<li>
				<Link to={base}>{t("commitment.consultation", { title: consultation.title })}</Link>
			</li>
		</ul>
	);
};
