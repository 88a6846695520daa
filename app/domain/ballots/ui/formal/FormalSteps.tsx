import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { buttonClass, LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import type { FormalDesk } from "../../queries/formal.server";

type Props = { phaseId: string; slug: string; election: NonNullable<FormalDesk["election"]> };

const State = ({ election, slug }: Pick<Props, "election" | "slug">) => {
	const { t } = useTranslation("ballots");
	const { importedAt, verdict } = election;
	if (verdict?.ok)
		return (
			<Alert tone="success" title={t("formal.state.checkedTitle")}>
				<p>{t("formal.state.checked")}</p>
				<p>
					<LinkButton tone="secondary" to={`/consultations/${slug}/vote/formal`}>
						{t("formal.see")}
					</LinkButton>
				</p>
			</Alert>
		);
	if (importedAt) return <Alert title={t("formal.state.checkingTitle")}>{t("formal.state.checking")}</Alert>;
	return verdict ? (
		<Alert tone="danger" title={t("formal.state.refusedTitle")}>
			{t(`formal.faults.${verdict.fault as "result"}`, { about: verdict.about })}
		</Alert>
	) : null;
};

/** What is taken to Belenios, what is brought back from it, and where the check of the result stands. */
export const FormalSteps = ({ phaseId, slug, election }: Props) => {
	const { t } = useTranslation("ballots");
	const here = `/admin/phases/${phaseId}/vote/formal`;
	const file = (name: string, label: string) => (
		<li>
			<a href={`${here}/${name}`} download className={buttonClass("secondary")}>
				{label}
			</a>
		</li>
	);
	return (
		<>
			<State election={election} slug={slug} />
			<Section title={t("formal.exportTitle")}>
				<p>{t("formal.exportText")}</p>
				<ul className="flex flex-wrap gap-3">
					{file("questions.json", t("formal.questionsFile"))}
					{file("voters.txt", t("formal.votersFile"))}
				</ul>
			</Section>
			{election.importedAt ? null : (
				<Section title={t("formal.importTitle")}>
					<p>{t("formal.importText")}</p>
					<p>
						<LinkButton to={`${here}/import`}>{t("formal.import")}</LinkButton>
					</p>
				</Section>
			)}
		</>
	);
};
