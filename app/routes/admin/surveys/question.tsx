import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeSurvey } from "~/domain/surveys/commands/change-survey.server";
import { findSurveyDesk } from "~/domain/surveys/queries.server";
import { refusalText } from "~/domain/surveys/refusals";
import { allQuestions, isAsked, questionOf } from "~/domain/surveys/rules";
import { questionFormSchema, questionTypes } from "~/domain/surveys/schema";
import { QuestionForm } from "~/domain/surveys/ui/QuestionForm";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const find = async (context: Context, { params, request }: Pick<LoaderFunctionArgs, "params" | "request">) => {
	const { phaseId } = params;
	const desk = orNotFound(isId(phaseId) ? await findSurveyDesk(context, phaseId) : null);
	const { searchParams } = new URL(request.url);
	const questions = allQuestions(desk.pages);
	const known = questions.find(({ id }) => id === searchParams.get("id")) ?? null;
	const type = orNotFound(known?.type ?? questionTypes.find((one) => one === searchParams.get("type")));
	const page = searchParams.get("page") ?? "p1";
	const at = known ? questions.indexOf(known) : questions.length;
	return { desk, known, type, page, earlier: questions.slice(0, at).filter(isAsked) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { desk, known, type, earlier } = await find(context, args);
	return {
		phase: { id: desk.phase.id, title: desk.phase.title },
		version: desk.version,
		...{ known, type },
		earlier: earlier.map(({ id, label }) => ({ value: id, label })),
		title: t(known ? "surveys:form.editTitle" : "surveys:form.newTitle"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { desk, known, page } = await find(context, args);
	const form = await readForm(args, questionFormSchema);
	if (!form.ok) return form.shownAgain;
	const question = questionOf(form.value, known?.id ?? `q${crypto.randomUUID().slice(0, 8)}`, known);
	const change = { kind: "put", page, question } as const;
	const result = await changeSurvey(context, { phaseId: desk.phase.id, version: form.value.version, change });
	if (!result.ok) {
		const reply = form.submission.reply({ formErrors: [refusalText(form.t, result.reason)] });
		// The version just read: saving again is then a choice made knowingly.
		const initialValue = { ...reply.initialValue, version: String(desk.version) };
		return data({ ...reply, initialValue }, { status: 409 });
	}
	return withFlash(`/admin/phases/${desk.phase.id}/survey`, { tone: "success", text: form.t("surveys:desk.saved") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function SurveyQuestion() {
	const { phase, version, known, type, earlier, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/admin/phases/${phase.id}/survey`, label: t("desk.title") }, { label: title }]}
				eyebrow={t(`types.${type}`)}
				title={title}
			/>
			<QuestionForm lastResult={useActionData<typeof action>()} {...{ version, known, type, earlier }} />
		</Page>
	);
}
