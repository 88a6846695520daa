import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { saveAlert } from "~/domain/issue-reports/commands/save-alert.server";
import { listAlerts, searchOf } from "~/domain/issue-reports/queries/alerts.server";
import { listCategories } from "~/domain/issue-reports/queries/categories.server";
import { alertSchema } from "~/domain/issue-reports/schema";
import { AlertForm } from "~/domain/issue-reports/ui/AlertForm";
import { AlertList } from "~/domain/issue-reports/ui/AlertList";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "reports.watch");
	const t = await translatorFor(args.request);
	const { searchParams } = new URL(args.request.url);
	const [alerts, areas, categories] = await Promise.all([
		listAlerts(context),
		listAreaNames(context),
		listCategories(context),
	]);
	const asked = Object.fromEntries(
		["kind", "address", "area", "category"].map((name) => [name, searchParams.get(name)]),
	);
	return {
		alerts: alerts.map((alert) => ({ ...alert, search: searchOf(alert) })),
		areas,
		categories,
		asked,
		title: t("issue-reports:alerts.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.watch");
	const read = await readForm(args, alertSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveAlert(context, read.value);
	if (!result.ok) return formRefused(read, read.t(`issue-reports:alerts.refusals.${result.reason}`));
	return withFlash("/me/alerts", { tone: "success", text: read.t("issue-reports:alerts.saved") });
}

/** What one wants to be told of, how often, and how much at once. */
export default function Alerts() {
	const { alerts, areas, categories, asked, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("alerts.lead")}
				breadcrumbs={[{ to: "/me", label: t("alerts.me") }, { label: title }]}
			/>
			<AlertList alerts={alerts} categories={categories} />
			<Section title={t("alerts.add")}>
				<AlertForm
					key={alerts.length}
					lastResult={useActionData<typeof action>()}
					areas={areas}
					categories={categories}
					asked={asked}
				/>
			</Section>
		</Page>
	);
}
