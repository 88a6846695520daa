import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { addQuestion } from "~/domain/proposals/commands/change-questions.server";
import { questionSchema } from "~/domain/proposals/question-schema";
import { listQuestions } from "~/domain/proposals/questions.server";
import { QuestionForm } from "~/domain/proposals/ui/QuestionForm";
import { QuestionList } from "~/domain/proposals/ui/QuestionList";
import { translatorFor } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

const find = async (context: Context, { params: { phaseId } }: Pick<LoaderFunctionArgs, "params">) =>
	orNotFound(await findPhase(context, phaseId));

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { id, title, consultation } = await find(context, args);
	return {
		phase: { id, title, consultation },
		questions: await listQuestions(context, id),
		title: t("proposals:questions.title"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { id } = await find(context, args);
	const form = await readForm(args, questionSchema);
	if (!form.ok) return form.shownAgain;
	const result = await addQuestion(context, { ...form.value, phaseId: id });
	if (!result.ok) return formRefused(form, form.t(`proposals:questions.refusals.${result.reason}`));
	return withFlash(`/admin/phases/${id}/questions`, { tone: "success", text: form.t("proposals:questions.added") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Questions() {
	const { phase, questions, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "consultations"]);
	const { consultation } = phase;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("consultations:admin.title") },
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: title },
				]}
				eyebrow={phase.title}
				title={title}
				lead={t("questions.lead")}
			/>
			<QuestionList questions={questions} />
			<Section title={t("questions.add")}>
				<QuestionForm key={questions.length} lastResult={useActionData<typeof action>()} />
			</Section>
		</Page>
	);
}
