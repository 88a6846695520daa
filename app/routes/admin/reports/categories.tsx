import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listAllCategories } from "~/domain/issue-reports/queries/category-desk.server";
import { CategoryTree } from "~/domain/issue-reports/ui/categories/CategoryTree";
import { listTakers } from "~/domain/works/queries/plans.server";
import { WorksTabs } from "~/domain/works/ui/WorksTabs";
import { translatorFor } from "~/i18n/i18next.server";
import { LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const [branches, { units }] = await Promise.all([listAllCategories(context), listTakers(context)]);
	return { branches, units, title: t("issue-reports:categories.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Categories() {
	const { branches, units, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	return (
		<Page>
			<PageHeader
				title={title}
				lead={t("categories.lead")}
				breadcrumbs={[{ to: "/admin/reports", label: t("categories.reports") }, { label: title }]}
				actions={<LinkButton to="/admin/reports/categories/new">{t("categories.add")}</LinkButton>}
			/>
			<WorksTabs current="categories" />
			{branches.length === 0 ? (
				<EmptyState title={t("categories.none")}>{t("categories.noneText")}</EmptyState>
			) : (
				<CategoryTree branches={branches} units={units} />
			)}
		</Page>
	);
}
