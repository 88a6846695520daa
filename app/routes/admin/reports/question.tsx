import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeQuestions } from "~/domain/issue-reports/commands/change-questions.server";
import { findCategory } from "~/domain/issue-reports/queries/category-desk.server";
import { questionFormSchema } from "~/domain/issue-reports/rules/category-form";
import { QuestionForm } from "~/domain/issue-reports/ui/categories/QuestionForm";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { ButtonForm } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const t = await translatorFor(args.request);
	const category = orNotFound(await findCategory(context, args.params.code ?? ""));
	const asked = args.params.question;
	const index = asked ? category.questions.findIndex(({ code }) => code === asked) : category.questions.length;
	const question = asked ? orNotFound(category.questions[index]) : null;
	const before = category.questions.slice(0, index);
	const language = await languageOf(args.request);
	return { category, question, before, title: question?.label[language] ?? t("issue-reports:questions.add") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const { code = "", question = null } = args.params;
	const read = await readForm(args, questionFormSchema);
	if (!read.ok) return read.shownAgain;
	const change = { kind: "save", code: question, form: read.value } as const;
	const result = await changeQuestions(context, { category: code, change });
	if (!result.ok) return formRefused(read, read.t(`issue-reports:questions.refusals.${result.reason}`));
	const to = `/admin/reports/categories/${code}`;
	return withFlash(to, { tone: "success", text: read.t("issue-reports:questions.saved") });
}

export default function QuestionPage() {
	const { category, question, before, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("issue-reports");
	const nameOf = useCategoryName();
	const address = `/admin/reports/categories/${category.code}`;
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/reports/categories", label: t("categories.title") },
					{ to: address, label: nameOf(category) },
					{ label: title },
				]}
			/>
			<QuestionForm lastResult={useActionData<typeof action>()} question={question} before={before} />
			{question ? (
				<ButtonForm
					action={`${address}/questions/${question.code}/remove`}
					tone="danger"
					label={t("questions.remove")}
				/>
			) : null}
		</Page>
	);
}
