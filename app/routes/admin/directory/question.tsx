import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { saveQuestion } from "~/domain/directory/commands/save-question.server";
import { findQuestion } from "~/domain/directory/queries/guide.server";
import { questionSchema } from "~/domain/directory/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

const questionOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "directory.manage");
	const { questionId } = args.params;
	if (questionId === undefined) return { context, question: null };
	return { context, question: orNotFound(isId(questionId) ? await findQuestion(context, questionId) : null) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { question } = await questionOf(args);
	const t = await translatorFor(args.request);
	const title = question?.text ?? t("directory:admin.newQuestion");
	return { question, title, above: t("directory:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "directory.manage");
	const { context, question } = await questionOf(args);
	const answers = question?.answers ?? [];
	const read = await readForm(args, questionSchema(answers.map(({ id }) => id)));
	if (!read.ok) return read.shownAgain;
	const { text, hint, position, added, ...labels } = read.value;
	const kept = answers.map(({ id }) => ({
		id,
		label: String((labels as Record<string, unknown>)[`answer_${id}`] ?? ""),
	}));
	const saved = await saveQuestion(context, { id: question?.id ?? null, text, hint, position, kept, added });
	if (!saved.ok) return formRefused(read, read.t(`directory:admin.refusals.${saved.reason}`));
	return withFlash("/admin/directory", { tone: "success", text: read.t("directory:admin.saved") });
}

export default function GuideQuestionPage() {
	const { question, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation("directory");
	const answers = question?.answers ?? [];
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: {
			...{
				text: question?.text ?? "",
				hint: question?.hint ?? "",
				position: String(question?.position ?? 0),
				added: "",
			},
			...Object.fromEntries(answers.map(({ id, label }) => [`answer_${id}`, label])),
		},
	});
	const labels = {
		...{ text: t("admin.question"), hint: t("admin.hint"), position: t("admin.position"), added: t("admin.added") },
		...Object.fromEntries(answers.map(({ id }, index) => [`answer_${id}`, t("admin.answer", { number: index + 1 })])),
	};
	return (
		<Page width="text">
			<PageHeader title={title} breadcrumbs={[{ to: "/admin/directory", label: above }, { label: title }]} />
			<TypedForm form={form} labels={labels}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<TextField field={fields.text as FieldState} label={labels.text} maxLength={120} />
				<TextField field={fields.hint as FieldState} label={labels.hint} maxLength={200} optional />
				{answers.map(({ id, procedures }, index) => (
					<TextField
						key={id}
						field={(fields as Record<string, FieldState>)[`answer_${id}`] as FieldState}
						label={t("admin.answer", { number: index + 1 })}
						hint={t("admin.answerHint", { count: procedures })}
						maxLength={80}
						optional
					/>
				))}
				<TextAreaField
					field={fields.added as FieldState}
					label={labels.added}
					hint={t("admin.addedHint")}
					rows={3}
					optional
				/>
				<TextField
					field={fields.position as FieldState}
					label={labels.position}
					hint={t("admin.positionHint")}
					type="number"
					min={0}
					max={99}
					className="max-w-32"
				/>
				<div>
					<Button>{t("admin.save")}</Button>
				</div>
			</TypedForm>
			{question ? (
				<Section title={t("admin.remove")}>
					<p className="text-soft">{t("admin.removeQuestion")}</p>
					<ButtonForm
						action={`/admin/directory/questions/${question.id}/remove`}
						tone="danger"
						label={t("admin.removeQuestionButton")}
					/>
				</Section>
			) : null}
		</Page>
	);
}
