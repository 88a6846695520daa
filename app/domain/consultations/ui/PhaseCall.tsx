import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { Prose } from "~/ui/Prose";
import type { TermGroup } from "../condition-terms.server";
import { methodOf } from "../methods";
import type { Phase } from "../queries.server";
import type { PhaseStatus } from "../rules";
import { PhaseTerms } from "./PhaseTerms";
import { usePhaseDates } from "./phase-dates";
import { StatusTag } from "./StatusTag";

type Props = {
	slug: string;
	phase: Phase & { status: PhaseStatus; reason: string | null };
	now: Date;
	terms: TermGroup[];
};

/** Where a phase's own page is, by what its method does. */
const Onward = ({ slug, phase }: Pick<Props, "slug" | "phase">) => {
	const { t } = useTranslation("consultations");
	const { collectsProposals, holdsVote, holdsMeetings, showsResults, findsOpinions, asksQuestions, debatesText } =
		methodOf(phase).capabilities;
	const isOpen = phase.status === "open";
	if (phase.status === "upcoming" || phase.status === "annulled") return null;
	if (collectsProposals)
		return (
			<>
				{isOpen ? <LinkButton to={`/consultations/${slug}/proposals/new`}>{t("call.submitButton")}</LinkButton> : null}
				<LinkButton tone={isOpen ? "secondary" : "primary"} to={`/consultations/${slug}/proposals`}>
					{t(isOpen ? "call.proposalsButton" : "call.closedProposalsButton")}
				</LinkButton>
			</>
		);
	if (asksQuestions)
		return (
			<LinkButton to={`/consultations/${slug}/survey`}>
				{t(isOpen ? "call.surveyButton" : "call.closedSurveyButton")}
			</LinkButton>
		);
	if (debatesText)
		return (
			<LinkButton to={`/consultations/${slug}/text`}>
				{t(isOpen ? "call.textButton" : "call.closedTextButton")}
			</LinkButton>
		);
	if (findsOpinions)
		return (
			<LinkButton to={`/consultations/${slug}/opinions`}>
				{t(isOpen ? "call.opinionButton" : "call.closedOpinionButton")}
			</LinkButton>
		);
	if (holdsVote && isOpen) return <LinkButton to={`/consultations/${slug}/vote`}>{t("call.voteButton")}</LinkButton>;
	if (holdsMeetings) return <LinkButton to="/calendar">{t("call.meetingButton")}</LinkButton>;
	if (showsResults) return <LinkButton to={`/consultations/${slug}/results`}>{t("call.resultsButton")}</LinkButton>;
	return null;
};

/** What can be done in the phase residents should look at, in one glance. */
export const PhaseCall = ({ slug, phase, now, terms }: Props) => {
	const { t } = useTranslation("consultations");
	const { span, soon } = usePhaseDates();
	const { method, title, description, status, reason } = phase;
	const soonText = soon(phase, now);
	return (
		<section
			aria-labelledby="phase-now"
			className="grid gap-4 rounded-card border border-brand-line bg-surface p-6 shadow-lift sm:p-7"
		>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<StatusTag status={status} />
				<span className="flex items-start gap-2 text-[0.9375rem] text-soft">
					<Icon name="clock" size={1.125} className="mt-0.5" />
					<span>
						{span(phase)}
						{soonText ? ` · ${soonText}` : null}
					</span>
				</span>
			</div>
			<h2 id="phase-now">{title}</h2>
			{status === "suspended" ? (
				<Alert tone="warning">{t("page.suspendedText", { reason: reason ?? "" })}</Alert>
			) : null}
			{description ? <Prose text={description} /> : null}
			{status === "open" ? <p>{t(`call.${method}` as "call.vote")}</p> : null}
			{status === "open" || status === "upcoming" ? <PhaseTerms groups={terms} /> : null}
			<div className="flex flex-wrap gap-3 empty:hidden">
				<Onward slug={slug} phase={phase} />
			</div>
		</section>
	);
};
