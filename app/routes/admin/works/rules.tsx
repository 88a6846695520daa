import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listChoices } from "~/domain/works/queries/choices.server";
import { findDraftPlan, findPublishedPlan, listPlans, listTakers } from "~/domain/works/queries/plans.server";
import { RuleWhen } from "~/domain/works/ui/RuleWhen";
import { takerName } from "~/domain/works/ui/taker";
import { WorksTabs } from "~/domain/works/ui/WorksTabs";
import { formatDate } from "~/i18n/format";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { ButtonForm, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Tag } from "~/ui/Tag";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const [draft, published, plans, takers, names] = await Promise.all([
		findDraftPlan(context),
		findPublishedPlan(context),
		listPlans(context),
		listTakers(context),
		listChoices(context, await languageOf(args.request)),
	]);
	return {
		rules: (draft ?? published)?.rules ?? [],
		isDraft: draft !== null,
		plans,
		takers,
		names,
		title: t("works:rules.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Rule = ({ index, last }: { index: number; last: boolean }) => {
	const { rules, takers, names } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const rule = rules[index];
	if (!rule) return null;
	const shift = (step: "-1" | "1", label: string) => (
		<ButtonForm
			action={`/admin/reports/rules/${rule.id}/shift`}
			fields={{ step }}
			tone="secondary"
			size="small"
			aria-label={`${label} – ${rule.name}`}
			label={step === "1" ? "↓" : "↑"}
		/>
	);
	return (
		<li className="flex flex-wrap items-start gap-4 rounded-card border border-line bg-surface p-4">
			<span className="font-display text-subheading tabular-nums text-soft">{index + 1}</span>
			<div className="min-w-0 flex-1">
				<p className="font-semibold">
					<Link to={`/admin/reports/rules/${rule.id}`}>{rule.name}</Link>{" "}
					{rule.active ? null : <Tag tone="neutral">{t("rules.off")}</Tag>}
				</p>
				<p className="text-soft">
					<RuleWhen when={rule.when} names={names} />
				</p>
				<p>
					<span aria-hidden="true">→ </span>
					{takerName(rule.taker, takers)}
				</p>
			</div>
			<div className="flex gap-2">
				{index > 0 ? shift("-1", t("rules.up")) : null}
				{last ? null : shift("1", t("rules.down"))}
			</div>
		</li>
	);
};

const Versions = () => {
	const { plans } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	if (plans.length === 0) return null;
	return (
		<Section title={t("rules.versions")}>
			<ul className="list-disc ps-6">
				{plans.map(({ version, publishedAt }) => (
					<li key={version}>
						{t("rules.version", { version, date: publishedAt ? formatDate(language, publishedAt, "moment") : "" })}
					</li>
				))}
			</ul>
		</Section>
	);
};

export default function Rules() {
	const { rules, isDraft, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("rules.lead")}
				breadcrumbs={[{ to: "/admin/reports", label: t("settings.reports") }, { label: title }]}
				actions={<LinkButton to="/admin/reports/rules/new">{t("rules.add")}</LinkButton>}
			/>
			<WorksTabs current="rules" />
			{isDraft ? (
				<Alert tone="warning" title={t("rules.draft")}>
					<p>{t("rules.draftText")}</p>
					<div className="flex flex-wrap gap-3">
						<LinkButton to="/admin/reports/rules/trial" tone="secondary" size="small">
							{t("rules.try")}
						</LinkButton>
						<ButtonForm
							action="/admin/reports/rules/discard"
							tone="secondary"
							size="small"
							label={t("rules.discard")}
						/>
					</div>
				</Alert>
			) : null}
			{rules.length === 0 ? (
				<EmptyState title={t("rules.none")}>{t("rules.noneText")}</EmptyState>
			) : (
				<ol className="grid gap-3">
					{rules.map((rule, index) => (
						<Rule key={rule.id} index={index} last={index === rules.length - 1} />
					))}
				</ol>
			)}
			<p className="text-soft">{t("rules.fallback")}</p>
			<Versions />
		</Page>
	);
}
