import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { retentionRules } from "~/domain/residents/rights/retention";
import { listRetentionRuns, previewRetention } from "~/domain/residents/rights/retention.server";
import { formatDate, formatNumber } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { DefinitionList } from "~/ui/DefinitionList";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "retention.read");
	const t = await translatorFor(args.request);
	const [due, runs] = await Promise.all([previewRetention(context), listRetentionRuns(context)]);
	return {
		rules: retentionRules.map(({ name, months, basis }) => ({
			...{ name, months, basis, found: due.find(({ rule }) => rule === name)?.found ?? 0 },
		})),
		runs: runs.map((run) => ({ ...run, results: run.results as { rule: string; removed: number }[] })),
		...{ title: t("residents:retention.title"), desk: t("accounts:desk.title") },
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Retention() {
	const { rules, runs, title, desk } = useLoaderData<typeof loader>();
	const { t } = useTranslation("residents");
	const language = useLanguage();
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("retention.lead")}
				breadcrumbs={[{ to: "/admin", label: desk }, { label: title }]}
			/>
			<Table
				caption={title}
				hideCaption
				columns={[
					{ label: t("retention.rule") },
					{ label: t("retention.keeps") },
					{ label: t("retention.now"), align: "end" },
					{ label: t("retention.basis") },
				]}
				rows={rules.map(({ name, months, found, basis }) => ({
					id: name,
					cells: [
						t(`retention.rules.${name}`),
						months === 0 ? t("retention.atOnce") : t("retention.months", { count: months }),
						formatNumber(language, found),
						t(`retention.bases.${basis}`),
					],
				}))}
			/>
			<Section title={t("retention.runs")}>
				{runs.length === 0 ? <p className="text-soft">{t("retention.noRuns")}</p> : null}
				<DefinitionList
					items={runs.map(({ at, results }) => {
						const did = results
							.filter(({ removed }) => removed > 0)
							.map(({ rule, removed }) =>
								t("retention.done", {
									rule: t(`retention.rules.${rule}` as "retention.rules.uses"),
									count: removed,
								}),
							);
						return {
							term: formatDate(language, at, "moment"),
							description: did.join(" · ") || t("retention.nothing"),
						};
					})}
				/>
			</Section>
		</Page>
	);
}
