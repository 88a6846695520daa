import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveCategory } from "~/domain/issue-reports/commands/save-category.server";
import { findCategory, listAllCategories, listLayerNames } from "~/domain/issue-reports/queries/category-desk.server";
import { categoryFormSchema } from "~/domain/issue-reports/rules/category-form";
import { CategoryForm } from "~/domain/issue-reports/ui/categories/CategoryForm";
import { QuestionList } from "~/domain/issue-reports/ui/categories/QuestionList";
import { listTakers } from "~/domain/works/queries/plans.server";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const { code } = args.params;
	const category = code ? orNotFound(await findCategory(context, code)) : null;
	const [branches, layers, { units }] = await Promise.all([
		listAllCategories(context),
		listLayerNames(context),
		listTakers(context),
	]);
	const themes = branches.filter(({ code }) => code !== category?.code);
	const language = await languageOf(args.request);
	const name = category && (language === "en" ? category.nameEn : category.nameFr);
	return { category, themes, layers, units, title: name ?? t("issue-reports:categories.add") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const read = await readForm(args, categoryFormSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveCategory(context, { code: args.params.code ?? null, form: read.value });
	if (!result.ok) return formRefused(read, read.t(`issue-reports:categories.refusals.${result.reason}`));
	const to = `/admin/reports/categories/${result.value.code}`;
	return withFlash(to, { tone: "success", text: read.t("issue-reports:categories.saved") });
}

export default function CategoryPage() {
	const { category, themes, layers, units, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/reports", label: t("categories.reports") },
					{ to: "/admin/reports/categories", label: t("categories.title") },
					{ label: title },
				]}
			/>
			<CategoryForm
				key={category?.code ?? "new"}
				lastResult={useActionData<typeof action>()}
				category={category}
				themes={themes}
				layers={layers}
				units={units}
			/>
			{category && category.childCount === 0 ? <QuestionList category={category} /> : null}
		</Page>
	);
}
