import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { listProcedures } from "~/domain/directory/queries/procedures.server";
import { answerTextSchema } from "~/domain/matters/answers-schema";
import { saveAnswer } from "~/domain/matters/commands/save-answer.server";
import { AnswerFields } from "~/domain/matters/ui/AnswerFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const title = (await translatorFor(args.request))("matters:answers.new");
	const context = await contextFor(args, "answers.write");
	const procedures = await listProcedures(context);
	return { title, procedures: procedures.map(({ slug, title }) => ({ slug, title })) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "answers.write");
	const read = await readForm(args, answerTextSchema);
	if (!read.ok) return read.shownAgain;
	const result = await saveAnswer(context, { ...read.value, slug: null });
	if (!result.ok) return formRefused(read, read.t(`matters:refusals.${result.reason}`));
	const text = read.t("matters:answers.saved", { version: result.value.version });
	return withFlash(`/admin/answers/${result.value.slug}`, { tone: "success", text });
}

export default function NewAnswer() {
	const { title, procedures } = useLoaderData<typeof loader>();
	const { t } = useTranslation("matters");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("answers.lead")}
				breadcrumbs={[{ to: "/admin/answers", label: t("answers.title") }, { label: title }]}
			/>
			<AnswerFields
				lastResult={useActionData<typeof action>()}
				initial={{ version: "0" }}
				procedures={procedures}
				isNew
			/>
		</Page>
	);
}
