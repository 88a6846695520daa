import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { listTerms } from "~/domain/consultations/condition-terms.server";
import { listMeetings } from "~/domain/consultations/meeting-queries.server";
import { methodOf } from "~/domain/consultations/methods";
import { findAsker, findConsultation } from "~/domain/consultations/queries.server";
import { asItStands, consultationStatus, phaseInFocus } from "~/domain/consultations/rules";
import { MeetingCard } from "~/domain/consultations/ui/MeetingCard";
import { PhaseCall } from "~/domain/consultations/ui/PhaseCall";
import { PhaseHistory } from "~/domain/consultations/ui/PhaseHistory";
import { PhaseSteps } from "~/domain/consultations/ui/PhaseSteps";
import { usePhaseDates } from "~/domain/consultations/ui/phase-dates";
import { StatusTag } from "~/domain/consultations/ui/StatusTag";
import { findAnswer } from "~/domain/results/answer-queries.server";
import { ConsultationAnswer } from "~/domain/results/ui/ConsultationAnswer";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { CardGrid } from "~/ui/Card";
import { DefinitionList } from "~/ui/DefinitionList";
import { Hero } from "~/ui/Hero";
import { pageMeta } from "~/ui/meta";
import { Page, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "city.read");
	const consultation = orNotFound(await findConsultation(context, args.params.slug ?? ""));
	const [answer, meetings, asker] = await Promise.all([
		findAnswer(context, consultation.id),
		listMeetings(context, { when: "coming", consultationId: consultation.id }),
		findAsker(context, consultation.id),
	]);
	const focus = phaseInFocus(consultation.phases.map((phase) => asItStands(phase, context.now)));
	const terms = focus ? await listTerms(context, focus, `/consultations/${consultation.slug}`) : [];
	const mayManage = may(context.actor, "consultations.manage");
	return { consultation, answer, meetings, asker, terms, now: context.now, mayManage };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data?.consultation.title, data?.consultation.summary);

const Facts = () => {
	const { consultation, asker } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { lastDay } = usePhaseDates();
	// Residents ask until when they may answer: what the city publishes afterwards does not count.
	const answerable = consultation.phases.filter((phase) => !methodOf(phase).capabilities.showsResults);
	const end = answerable.at(-1)?.endsAt ?? null;
	return (
		<DefinitionList
			items={[
				...(asker
					? [{ term: t("page.asker"), description: [asker.name, asker.office].filter(Boolean).join(", ") }]
					: []),
				...(consultation.decidedBy ? [{ term: t("page.who"), description: consultation.decidedBy }] : []),
				{ term: t("page.until"), description: end ? lastDay(end) : t("page.noEnd") },
			]}
		/>
	);
};

const Notices = ({ mayManage }: { mayManage: boolean }) => {
	const { consultation } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { state, stateReason, id } = consultation;
	if (state === "annulled") return <Alert tone="danger">{t("page.annulledText", { reason: stateReason ?? "" })}</Alert>;
	if (state !== "draft" || !mayManage) return null;
	return (
		<Alert tone="warning" title={t("page.previewTitle")}>
			<p>{t("page.previewText")}</p>
			<LinkButton tone="secondary" size="small" to={`/admin/consultations/${id}`}>
				{t("page.backToDraft")}
			</LinkButton>
		</Alert>
	);
};

export default function ConsultationPage() {
	const { consultation, answer, meetings, terms, now, mayManage } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["consultations", "results"]);
	const phases = consultation.phases.map((phase) => asItStands(phase, now));
	const focus = consultation.state === "annulled" ? null : phaseInFocus(phases);
	const hasHistory = consultation.phases.some(({ transitions }) => transitions.length > 0);
	return (
		<>
			<Hero
				breadcrumbs={[{ to: "/consultations", label: t("list.title") }, { label: consultation.title }]}
				eyebrow={focus ? null : <StatusTag status={consultationStatus({ ...consultation, phases }, now)} />}
				title={consultation.title}
				lead={consultation.summary}
				actions={
					mayManage && consultation.state !== "draft" ? (
						<LinkButton tone="secondary" size="small" to={`/admin/consultations/${consultation.id}`}>
							{t("page.manage")}
						</LinkButton>
					) : null
				}
			>
				{focus ? <PhaseCall slug={consultation.slug} phase={focus} now={now} terms={terms} /> : null}
			</Hero>
			<Page>
				<Notices mayManage={mayManage} />
				<Section title={t("page.steps")}>
					<PhaseSteps slug={consultation.slug} phases={consultation.phases} now={now} />
				</Section>
				<div className="grid gap-x-12 gap-y-8 lg:grid-cols-[2fr_1fr] [&>*]:min-w-0">
					{consultation.body ? <Prose text={consultation.body} under={0} /> : null}
					<aside className="self-start rounded-card border border-line bg-surface px-5 py-2">
						<Facts />
					</aside>
				</div>
				{meetings.length > 0 ? (
					<Section title={t("meetings.section")} actions={<Link to="/calendar">{t("calendar.all")}</Link>}>
						<CardGrid>
							{meetings.map((meeting) => (
								<MeetingCard key={meeting.id} meeting={meeting} />
							))}
						</CardGrid>
					</Section>
				) : null}
				<Section title={t("page.answers")} id="answers">
					<ConsultationAnswer slug={consultation.slug} {...answer} />
				</Section>
				{consultation.state === "draft" ? null : (
					<p>
						<Link to={`/consultations/${consultation.slug}/integrity`}>{t("results:integrity.link")}</Link>
					</p>
				)}
				{hasHistory ? (
					<Section title={t("page.history")}>
						<PhaseHistory phases={consultation.phases} />
					</Section>
				) : null}
			</Page>
		</>
	);
}
