import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { changeComment } from "~/domain/debates/commands/change-comment.server";
import { changeRefusal } from "~/domain/debates/policy";
import { findComment } from "~/domain/debates/queries/thread.server";
import { refusalText } from "~/domain/debates/refusals";
import { EDIT_MINUTES } from "~/domain/debates/rules";
import { BODY_MOST, changeCommentSchema } from "~/domain/debates/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

const find = async (context: Context, { params: { commentId } }: Pick<LoaderFunctionArgs, "params">) =>
	orNotFound(isId(commentId) ? await findComment(context, commentId) : null);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "comments.post");
	const t = await translatorFor(args.request);
	const comment = await find(context, args);
	const phase = orNotFound(await findPhase(context, comment.phaseId));
	const refusal = changeRefusal(context.actor, comment.asked, phase, context.now);
	if (refusal) return withFlash(`/comments/${comment.id}`, { tone: "error", text: refusalText(t, refusal) });
	const { id, number, body, version } = comment;
	return data({ id, number, body: body ?? "", version, title: t("debates:change.title") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "comments.post");
	const { id, version } = await find(context, args);
	const form = await readForm(args, changeCommentSchema);
	if (!form.ok) return form.shownAgain;
	const result = await changeComment(context, { ...form.value, commentId: id });
	if (!result.ok) {
		const reply = form.submission.reply({ formErrors: [refusalText(form.t, result.reason)] });
		// The form then carries the version just read: saving again is a choice made knowingly.
		const initialValue = { ...reply.initialValue, version: String(version) };
		return data({ ...reply, initialValue }, { status: 409 });
	}
	return withFlash(`/comments/${id}`, { tone: "success", text: form.t("debates:done.changed") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function EditComment() {
	const { id, number, body, version, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const [form, fields] = useTypedForm<{ body: string; version: number }>(useActionData<typeof action>(), {
		defaultValue: { body, version },
	});
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/comments/${id}`, label: t("thread.title", { number }) }, { label: title }]}
				title={title}
				lead={t("change.lead", { minutes: EDIT_MINUTES })}
			/>
			<TypedForm form={form} labels={{ body: t("form.body") }}>
				<HiddenField field={fields.version} />
				<TextAreaField field={fields.body} label={t("form.body")} rows={7} maxLength={BODY_MOST} />
				<div className="flex flex-wrap gap-3">
					<Button>{t("change.save")}</Button>
					<LinkButton tone="quiet" to={`/comments/${id}`}>
						{t("form.cancel")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
