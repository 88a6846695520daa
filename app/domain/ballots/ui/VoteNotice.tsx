import { useTranslation } from "react-i18next";
import { formatDate } from "~/i18n/format";
import type { Language } from "~/i18n/languages";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import type { VoteRefusal } from "../policy";
import type { FoundVote } from "../queries/votes.server";

type Props = {
	slug: string;
	phase: { startsAt: Date; endsAt: Date | null };
	vote: Pick<FoundVote, "state" | "closedAt" | "closeReason"> | null;
	refusal: VoteRefusal | null;
	counted: string[] | null;
	/** Whether printed codes vote here. */
	hasCodes?: boolean;
	/** Whether this person may see the results of the vote. */
	hasResults?: boolean;
};

/** Where the vote stands and what this person can do now; until when, where it is open. */
export const VoteNotice = ({ slug, phase, vote, refusal, counted, hasCodes = false, hasResults = false }: Props) => {
	const { t, i18n } = useTranslation("ballots");
	const moment = (date: Date) => formatDate(i18n.language as Language, date, "moment");
	const byCode = hasCodes ? (
		<p>
			<LinkButton tone="secondary" to={`/consultations/${slug}/vote/code`}>
				{t("code.byCode")}
			</LinkButton>
		</p>
	) : null;
	if (refusal === null)
		return (
			<Alert>
				<p>{phase.endsAt ? t("notice.openUntil", { end: moment(phase.endsAt) }) : t("notice.open")}</p>
				<p>{t("notice.hidden")}</p>
				{byCode}
			</Alert>
		);
	if (refusal === "vote-absent") return <Alert title={t("notice.absentTitle")}>{t("notice.absent")}</Alert>;
	if (refusal === "phase-upcoming")
		return <Alert title={t("notice.upcomingTitle", { start: moment(phase.startsAt) })}>{t("notice.upcoming")}</Alert>;
	if (refusal === "sign-in-needed" || refusal === "confirmation-needed") {
		const to = `/consultations/${slug}/vote`;
		const link = refusal === "sign-in-needed" ? `/sign-in?to=${encodeURIComponent(to)}` : "/confirm";
		return (
			<Alert title={t(`notice.${refusal}Title`)}>
				<p>{t(`notice.${refusal}`)}</p>
				<p>
					<LinkButton to={link}>{t(`notice.${refusal}Button`)}</LinkButton>
				</p>
				{byCode}
			</Alert>
		);
	}
	if (refusal === "vote-closed" || refusal === "phase-closed")
		return (
			<Alert title={t("notice.closedTitle")}>
				{vote?.closeReason ? <p>{t("notice.closedEarly", { reason: vote.closeReason })}</p> : null}
				<p>{t(counted ? "notice.closedVoted" : "notice.closed")}</p>
				{hasResults ? (
					<p>
						<LinkButton to={`/consultations/${slug}/vote/results`}>{t("notice.seeResults")}</LinkButton>
					</p>
				) : null}
			</Alert>
		);
	return (
		<Alert tone="warning" title={t("notice.impossibleTitle")}>
			{t(`notCounted.${refusal}`)}
		</Alert>
	);
};
