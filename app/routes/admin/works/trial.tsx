import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, redirect, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { dryRun } from "~/domain/works/queries/dry-run.server";
import { findDraftPlan, listTakers } from "~/domain/works/queries/plans.server";
import { takerName } from "~/domain/works/ui/taker";
import { formatNumber } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { Alert } from "~/ui/Alert";
import { ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Stat, StatGrid } from "~/ui/Stat";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const draft = await findDraftPlan(context);
	if (!draft) throw redirect("/admin/reports/rules");
	const [trial, takers] = await Promise.all([dryRun(context, draft.rules), listTakers(context)]);
	return { draft, trial, takers, title: t("works:trial.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Moves = () => {
	const { trial, takers } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	if (trial.moves.length === 0) return <EmptyState title={t("trial.same")} />;
	return (
		<Table
			caption={t("trial.moves")}
			hideCaption
			columns={[
				{ label: t("trial.from") },
				{ label: t("trial.to") },
				{ label: t("trial.count"), align: "end" },
				{ label: t("trial.examples") },
			]}
			rows={trial.moves.map(({ from, to, count, examples }, index) => ({
				id: String(index),
				cells: [
					takerName(from, takers),
					takerName(to, takers),
					count,
					<span key="examples" className="flex flex-wrap gap-2">
						{examples.map((number) => (
							<Link key={number} to={`/admin/reports/${number}`}>
								{number}
							</Link>
						))}
					</span>,
				],
			}))}
		/>
	);
};

export default function Trial() {
	const { draft, trial, takers, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	const moved = trial.moves.reduce((sum, { count }) => sum + count, 0);
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("trial.lead")}
				breadcrumbs={[
					{ to: "/admin/reports", label: t("settings.reports") },
					{ to: "/admin/reports/rules", label: t("rules.title") },
					{ label: title },
				]}
				actions={
					<ButtonForm
						action="/admin/reports/rules/publish"
						fields={{ version: String(draft.version) }}
						label={t("trial.publish")}
					/>
				}
			/>
			<StatGrid>
				<Stat label={t("trial.incidents")} value={formatNumber(language, trial.incidents)} />
				<Stat label={t("trial.moved")} value={formatNumber(language, moved)} />
				<Stat label={t("trial.unmatched")} value={formatNumber(language, trial.unmatched)} />
			</StatGrid>
			{trial.isCut ? <Alert tone="info">{t("trial.cut", { count: trial.incidents })}</Alert> : null}
			<Section title={t("trial.moves")}>
				<Moves />
			</Section>
			<Section title={t("trial.byRule")}>
				<Table
					caption={t("trial.byRule")}
					hideCaption
					columns={[
						{ label: t("rules.rule") },
						{ label: t("rules.then") },
						{ label: t("trial.taken"), align: "end" },
						{ label: t("trial.contested"), align: "end" },
					]}
					rows={draft.rules.map((rule, index) => ({
						id: rule.id,
						cells: [
							`${index + 1}. ${rule.name}`,
							takerName(rule.taker, takers),
							trial.taken[index] ?? 0,
							trial.contested[index] ?? 0,
						],
					}))}
				/>
				<p className="text-soft">{t("trial.contestedHint")}</p>
			</Section>
		</Page>
	);
}
