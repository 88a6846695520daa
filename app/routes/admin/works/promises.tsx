import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { listTakers } from "~/domain/works/queries/plans.server";
import { listPromises } from "~/domain/works/queries/promises.server";
import { WorksTabs } from "~/domain/works/ui/WorksTabs";
import { translatorFor } from "~/i18n/i18next.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const [categories, { units }] = await Promise.all([listPromises(context), listTakers(context)]);
	return { categories, units, title: t("works:settings.promises") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Promises() {
	const { categories, units, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const nameOf = useCategoryName();
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("promises.lead")}
				breadcrumbs={[{ to: "/admin/reports", label: t("settings.reports") }, { label: title }]}
			/>
			<WorksTabs current="promises" />
			<Table
				caption={title}
				hideCaption
				columns={[
					{ label: t("promises.category") },
					{ label: t("rules.unit") },
					{ label: t("promises.delay"), align: "end" },
					{ label: t("promises.proof") },
					{ label: t("promises.ask"), align: "end" },
				]}
				rows={categories.map((category) => ({
					id: category.id,
					cells: [
						<Link key="name" to={`/admin/reports/promises/${category.code}`}>
							{category.parent ? `${nameOf(category.parent)} – ` : ""}
							{nameOf(category)}
						</Link>,
						units.find(({ code }) => code === category.unitCode)?.name ?? "–",
						category.delayWorkingDays ?? "–",
						category.promise.proofNeeded ? t("promises.proofYes") : "–",
						category.promise.askAfterDays ?? "–",
					],
				}))}
			/>
		</Page>
	);
}
