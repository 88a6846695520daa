import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultationById, listReviews } from "~/domain/consultations/queries.server";
import { signOffOf } from "~/domain/consultations/review-rules";
import { asItStands, consultationStatus } from "~/domain/consultations/rules";
import { PhaseActions } from "~/domain/consultations/ui/PhaseActions";
import { usePhaseDates } from "~/domain/consultations/ui/phase-dates";
import { SignOff } from "~/domain/consultations/ui/SignOff";
import { StatusTag } from "~/domain/consultations/ui/StatusTag";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { consultationId } = args.params;
	const found = isId(consultationId) ? await findConsultationById(context, consultationId) : null;
	const consultation = orNotFound(found);
	const signOff = signOffOf(await listReviews(context, consultation.id), consultation.version);
	return {
		signOff,
		consultation,
		phases: consultation.phases.map((phase) => asItStands(phase, context.now)),
		now: context.now,
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

const Publication = () => {
	const { consultation, phases, signOff } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { id, slug, state, version } = consultation;
	if (state !== "draft") return null;
	return (
		<Alert tone="warning" title={t("admin.show.draftTitle")}>
			<p>{t("admin.show.draftText")}</p>
			<p>{t(phases.length > 0 ? "admin.show.publishText" : "admin.show.noPhase")}</p>
			<div className="flex flex-wrap gap-3">
				<LinkButton tone="secondary" to={`/consultations/${slug}`}>
					{t("admin.show.preview")}
				</LinkButton>
				{phases.length > 0 && (signOff === "none" || signOff === "approved") ? (
					<ButtonForm action={`/admin/consultations/${id}/publish`} fields={{ version: String(version) }}>
						{t("admin.show.publish")}
					</ButtonForm>
				) : null}
			</div>
			{phases.length > 0 ? <SignOff id={id} signOff={signOff} /> : null}
		</Alert>
	);
};

const Phases = () => {
	const { consultation, phases } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { span } = usePhaseDates();
	const { id, state, version } = consultation;
	const add = <LinkButton to={`/admin/consultations/${id}/phases/new`}>{t("admin.show.addPhase")}</LinkButton>;
	if (phases.length === 0) return <EmptyState title={t("admin.show.noPhases")} action={add} />;
	return (
		<Section title={t("admin.show.phases")} actions={state === "annulled" ? null : add}>
			<ol className="grid gap-3">
				{phases.map((phase) => (
					<li key={phase.id}>
						<Card
							title={phase.title}
							eyebrow={
								<>
									{state === "published" ? <StatusTag status={phase.status} /> : null}
									<span>{t(`methods.${phase.method}.name` as "methods.vote.name")}</span>
								</>
							}
							actions={
								state === "annulled" ? null : (
									<PhaseActions phase={phase} version={version} isPublished={state === "published"} />
								)
							}
						>
							<p>{span(phase)}</p>
							{phase.reason ? <p>{phase.reason}</p> : null}
						</Card>
					</li>
				))}
			</ol>
		</Section>
	);
};

export default function ManagedConsultation() {
	const { consultation, phases, now } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { id, slug, state, title, summary } = consultation;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: "/admin/consultations", label: t("admin.title") }, { label: title }]}
				eyebrow={<StatusTag status={consultationStatus({ state, phases }, now)} />}
				title={title}
				lead={summary}
				actions={
					<>
						{state === "draft" ? null : (
							<LinkButton tone="secondary" to={`/consultations/${slug}`}>
								{t("admin.show.see")}
							</LinkButton>
						)}
						{state === "draft" ? null : (
							<LinkButton tone="secondary" to={`/admin/consultations/${id}/assessments`}>
								{t("admin.show.answers")}
							</LinkButton>
						)}
						{state === "draft" ? null : (
							<LinkButton tone="secondary" to={`/admin/consultations/${id}/commitments`}>
								{t("admin.show.commitments")}
							</LinkButton>
						)}
						<LinkButton tone="secondary" to={`/admin/consultations/${id}/edit`}>
							{t("admin.show.edit")}
						</LinkButton>
						<ButtonForm tone="secondary" action={`/admin/consultations/${id}/duplicate`}>
							{t("admin.show.duplicate")}
						</ButtonForm>
					</>
				}
			/>
			<Publication />
			<Phases />
			{state === "published" ? (
				<div>
					<LinkButton tone="danger" to={`/admin/consultations/${id}/annul`}>
						{t("admin.show.annul")}
					</LinkButton>
				</div>
			) : null}
		</Page>
	);
}
