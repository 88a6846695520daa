import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { findAnswersDesk } from "~/domain/results/assessment-queries.server";
import { type Stage, stages } from "~/domain/results/assessment-schema";
import { FileTable } from "~/domain/results/ui/FileTable";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { isId } from "~/lib/id";
import { orNotFound } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Pager } from "~/ui/Pager";
import { Tabs } from "~/ui/Tabs";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "assessments.write");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const { searchParams } = new URL(args.request.url);
	const stage = stages.find((one) => one === searchParams.get("stage"));
	const after = searchParams.get("after") ?? undefined;
	const asked = { stage, after: isId(after) ? after : undefined };
	const desk = orNotFound(isId(consultationId) ? await findAnswersDesk(context, consultationId, asked) : null);
	const mayAssign = may(context.actor, "results.publish");
	return { ...desk, stage: stage ?? null, isFirst: !asked.after, mayAssign, title: t("results:assessment.desk") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
	pageMeta(matches, data && `${data.title} – ${data.consultation.title}`);

const Plan = () => {
	const { plan, ready, consultation, mayAssign } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const language = useLanguage();
	const base = `/admin/consultations/${consultation.id}/assessments`;
	if (plan)
		return (
			<Alert title={t("assessment.planTitle", { date: formatDate(language, plan.releaseAt, "moment") })}>
				<p>{t("assessment.plan", { name: plan.byName, count: ready })}</p>
				{mayAssign ? (
					<ButtonForm tone="secondary" size="small" action={`${base}/cancel`}>
						{t("assessment.cancelPlan")}
					</ButtonForm>
				) : null}
			</Alert>
		);
	if (ready === 0) return null;
	return (
		<Alert tone="success" title={t("assessment.readyTitle", { count: ready })}>
			<p>{t("assessment.readyText")}</p>
			{mayAssign ? <LinkButton to={`${base}/publish`}>{t("assessment.publish")}</LinkButton> : null}
		</Alert>
	);
};

const Files = () => {
	const { files, stage, counts, next, isFirst, consultation, mayAssign } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const base = `/admin/consultations/${consultation.id}/assessments`;
	const at = (one: Stage | null) => (one ? `${base}?stage=${one}` : base);
	const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
	return (
		<>
			<Tabs
				label={t("assessment.stageColumn")}
				items={[null, ...stages].map((one) => ({
					to: at(one),
					label: one ? t(`assessment.stage.${one}`) : t("assessment.all"),
					current: one === stage,
					count: String(one ? (counts[one] ?? 0) : all),
				}))}
			/>
			{files.length > 0 ? (
				<FileTable files={files} caption={t("assessment.desk")} {...(mayAssign ? { form: "assign" } : {})} />
			) : (
				<EmptyState title={t("assessment.none")} />
			)}
			{mayAssign && files.length > 0 ? (
				<Form id="assign" method="get" action={`${base}/assign`}>
					<Button tone="secondary">{t("assessment.assignPicked")}</Button>
				</Form>
			) : null}
			<Pager
				order="any"
				newerTo={isFirst ? null : at(stage)}
				olderTo={next ? `${base}?${stage ? `stage=${stage}&` : ""}after=${next}` : null}
			/>
		</>
	);
};

export default function AnswersDesk() {
	const { consultation, counts, without, title, mayAssign } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["results", "consultations"]);
	const base = `/admin/consultations/${consultation.id}/assessments`;
	const hasFiles = Object.keys(counts).length > 0;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/assessments", label: t("assessment.title") },
					...(mayAssign ? [{ to: `/admin/consultations/${consultation.id}`, label: consultation.title }] : []),
					{ label: title },
				]}
				eyebrow={consultation.title}
				title={title}
				lead={t("assessment.deskLead")}
			/>
			<Plan />
			{without > 0 ? (
				<Alert tone="warning" title={t("assessment.withoutTitle", { count: without })}>
					<p>{t("assessment.withoutText")}</p>
					{mayAssign ? (
						<LinkButton to={`${base}/assign`}>{t("assessment.assignAll", { count: without })}</LinkButton>
					) : null}
				</Alert>
			) : null}
			{hasFiles ? <Files /> : without === 0 ? <EmptyState title={t("assessment.noProposal")} /> : null}
		</Page>
	);
}
