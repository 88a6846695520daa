import { useTranslation } from "react-i18next";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { actionsOf } from "../conditions";
import { methodOf } from "../methods";
import type { Phase } from "../queries.server";
import type { PhaseStatus } from "../rules";

type Props = { phase: Phase & { status: PhaseStatus }; version: number; isPublished: boolean };

const small = { tone: "secondary", size: "small" } as const;

/** What staff may do with a phase, by where it stands: each button is one command. */
export const PhaseActions = ({ phase, version, isPublished }: Props) => {
	const { t } = useTranslation("consultations");
	const { holdsVote, showsResults, findsOpinions, asksQuestions, debatesText, collectsProposals } =
		methodOf(phase).capabilities;
	const base = `/admin/phases/${phase.id}`;
	const named = { phase: phase.title };
	const isRemovable = !isPublished || phase.status === "upcoming";
	const isUnderWay = phase.status === "open" || phase.status === "suspended";
	if (phase.status === "annulled") return null;
	return (
		<div className="flex flex-wrap gap-2">
			<LinkButton {...small} to={base} aria-label={t("admin.show.editPhaseOf", named)}>
				{t("admin.show.editPhase")}
			</LinkButton>
			{actionsOf(phase).length > 0 ? (
				<LinkButton {...small} to={`${base}/conditions`} aria-label={t("admin.conditions.linkOf", named)}>
					{t("admin.conditions.link")}
				</LinkButton>
			) : null}
			{holdsVote ? (
				<LinkButton {...small} to={`${base}/vote`}>
					{t("admin.show.vote")}
				</LinkButton>
			) : null}
			{collectsProposals ? (
				<>
					<LinkButton {...small} to={`/admin/consultations/${phase.consultationId}/proposals`}>
						{t("admin.show.proposals")}
					</LinkButton>
					<LinkButton {...small} to={`${base}/questions`}>
						{t("admin.show.proposalQuestions")}
					</LinkButton>
				</>
			) : null}
			{asksQuestions ? (
				<LinkButton {...small} to={`${base}/survey`}>
					{t("admin.show.survey")}
				</LinkButton>
			) : null}
			{debatesText ? (
				<LinkButton {...small} to={`${base}/text`}>
					{t("admin.show.text")}
				</LinkButton>
			) : null}
			{findsOpinions ? (
				<LinkButton {...small} to={`${base}/statements`}>
					{t("admin.show.statements")}
				</LinkButton>
			) : null}
			{showsResults ? (
				<LinkButton {...small} to={`/admin/consultations/${phase.consultationId}/results`}>
					{t("admin.show.results")}
				</LinkButton>
			) : null}
			{isPublished && phase.status === "upcoming" ? (
				<ButtonForm {...small} action={`${base}/open`} aria-label={t("admin.show.openOf", named)}>
					{t("admin.show.open")}
				</ButtonForm>
			) : null}
			{isPublished && isUnderWay ? (
				<>
					{/* A vote closes on its own desk, where its rules allow it. */}
					{holdsVote ? null : (
						<ButtonForm {...small} action={`${base}/close`} aria-label={t("admin.show.closeOf", named)}>
							{t("admin.show.close")}
						</ButtonForm>
					)}
					{phase.endsAt ? (
						<LinkButton {...small} to={`${base}/extend`} aria-label={t("admin.show.extendOf", named)}>
							{t("admin.show.extend")}
						</LinkButton>
					) : null}
					<LinkButton
						{...small}
						to={`${base}/${phase.status === "open" ? "suspend" : "resume"}`}
						aria-label={t(phase.status === "open" ? "admin.show.suspendOf" : "admin.show.resumeOf", named)}
					>
						{t(phase.status === "open" ? "admin.show.suspend" : "admin.show.resume")}
					</LinkButton>
				</>
			) : null}
			{isRemovable ? (
				<ButtonForm
					size="small"
					tone="danger"
					action={`${base}/remove`}
					fields={{ version: String(version) }}
					aria-label={t("admin.show.removePhaseOf", named)}
				>
					{t("admin.show.removePhase")}
				</ButtonForm>
			) : (
				<LinkButton size="small" tone="danger" to={`${base}/annul`} aria-label={t("admin.show.annulPhaseOf", named)}>
					{t("admin.show.annulPhase")}
				</LinkButton>
			)}
		</div>
	);
};
