import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import type { VoteDesk } from "../queries/desk.server";
import { CountTable } from "./CountTable";
import { BureauTask, bureauTask } from "./secret/BureauTask";

/** Where a vote stands on the staff's desk, and once closed its count. */
export const VoteState = ({ desk }: { desk: VoteDesk }) => {
	const { phase, vote, count } = desk;
	const { t, i18n } = useTranslation("ballots");
	const moment = (date: Date) => formatDate(i18n.language as Language, date, "moment");
	const results = (
		<LinkButton to={`/admin/consultations/${phase.consultationId}/results`}>{t("desk.writeResults")}</LinkButton>
	);
	if (!vote) return <Alert title={t("desk.absentTitle")}>{t("desk.absent")}</Alert>;
	const bureau = bureauTask(desk);
	if (bureau) return <BureauTask phaseId={phase.id} task={bureau} />;
	if (vote.state === "open")
		return (
			<Alert title={t(phase.status === "upcoming" ? "desk.readyTitle" : "desk.runningTitle")}>
				<p>{t("desk.running")}</p>
				{phase.endsAt ? <p>{t("notice.openUntil", { end: moment(phase.endsAt) })}</p> : null}
				{vote.rules.earlyClose && phase.status === "open" ? (
					<p>
						<LinkButton tone="danger" size="small" to={`/admin/phases/${phase.id}/vote/close`}>
							{t("close.title")}
						</LinkButton>
					</p>
				) : null}
			</Alert>
		);
	if (!count)
		return (
			<Alert tone="warning" title={t("notice.closedTitle")}>
				<p>{t("desk.notCounted")}</p>
				<ButtonForm action={`/admin/phases/${phase.id}/vote/count`} label={t("desk.count")} />
			</Alert>
		);
	return (
		<Section title={t("count.title")} actions={results}>
			<Alert>{t(vote.level === "secret" ? "secret.desk.public" : "count.confidential")}</Alert>
			<StatGrid>
				<Stat label={t("count.ballots")} value={count.ballots} />
				<Stat label={t("count.options")} value={count.lines.length} />
			</StatGrid>
			<CountTable lines={count.lines} />
		</Section>
	);
};
