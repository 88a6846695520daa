import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import type { VoteDesk } from "../queries/desk.server";

/** Where the rules of a vote lead its staff: printed codes, the polling place, the detailed results. */
export const VoteLinks = ({ desk: { phase, vote, count } }: { desk: VoteDesk }) => {
	const { t } = useTranslation("ballots");
	if (!vote) return null;
	const isOpen = vote.rules.level === "open";
	const channels = vote.rules.channels ?? [];
	const hasCodes = vote.rules.eligibility === "code" || channels.includes("code");
	const links = [
		...(vote.rules.money && vote.state === "open" && !vote.isFrozen
			? [{ to: `/admin/phases/${phase.id}/vote/budget`, label: t("desk.budget") }]
			: []),
		...(vote.state === "open" ? [{ to: `/admin/phases/${phase.id}/vote/simulate`, label: t("budget.simulate") }] : []),
		...(hasCodes ? [{ to: `/admin/phases/${phase.id}/vote/codes`, label: t("desk.codes") }] : []),
		...(channels.includes("paper") ? [{ to: `/admin/polls/${phase.id}`, label: t("desk.polls") }] : []),
		...(channels.includes("counter") && !channels.includes("paper")
			? [{ to: `/admin/polls/${phase.id}/counter`, label: t("desk.polls") }]
			: []),
		...(isOpen ? [{ to: `/admin/phases/${phase.id}/vote/anomalies`, label: t("anomalies.title") }] : []),
		...(count ? [{ to: `/consultations/${phase.consultation.slug}/vote/results`, label: t("desk.seeResults") }] : []),
	];
	if (links.length === 0) return null;
	return (
		<Section title={t("desk.rulesAndMore")}>
			<ul className="flex flex-wrap gap-3">
				{links.map(({ to, label }) => (
					<li key={to}>
						<LinkButton tone="secondary" to={to}>
							{label}
						</LinkButton>
					</li>
				))}
			</ul>
		</Section>
	);
};
