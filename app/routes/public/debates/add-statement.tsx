import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { participationRefusal } from "~/domain/consultations/policy";
import { addStatement } from "~/domain/debates/commands/add-statement.server";
import { findOpinionPhase } from "~/domain/debates/opinion-page.server";
import { addStatementSchema, STATEMENT_MOST } from "~/domain/debates/opinion-schema";
import { refusalText } from "~/domain/debates/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { newId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "opinions.state");
	const t = await translatorFor(args.request);
	const { consultation, phase } = orNotFound(await findOpinionPhase(context, args.params.slug ?? ""));
	const refusal = participationRefusal(context.actor, { ...phase, consultation }, "state", context.now);
	const base = `/consultations/${consultation.slug}/opinions`;
	if (refusal) return withFlash(base, { tone: "error", text: refusalText(t, refusal) });
	return data({
		base,
		phaseTitle: phase.title,
		statementId: newId(context.now),
		title: t("debates:opinion.form.title"),
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "opinions.state");
	const { consultation, phase } = orNotFound(await findOpinionPhase(context, args.params.slug ?? ""));
	const form = await readForm(args, addStatementSchema);
	if (!form.ok) return form.shownAgain;
	const result = await addStatement(context, { ...form.value, phaseId: phase.id });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	const { number, isHeld } = result.value;
	const text = form.t(isHeld ? "debates:opinion.done.held" : "debates:opinion.done.added", { number });
	return withFlash(`/consultations/${consultation.slug}/opinions`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function AddStatement() {
	const { base, phaseTitle, statementId, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	const [form, fields] = useTypedForm<{ statementId: string; body: string }>(useActionData<typeof action>(), {
		defaultValue: { statementId },
	});
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: base, label: phaseTitle }, { label: title }]}
				title={title}
				lead={t("opinion.form.lead")}
			/>
			<TypedForm form={form} labels={{ body: t("opinion.form.body") }}>
				<HiddenField field={fields.statementId} />
				<TextAreaField
					field={fields.body}
					label={t("opinion.form.body")}
					hint={t("opinion.form.example")}
					rows={3}
					maxLength={STATEMENT_MOST}
				/>
				<div className="flex flex-wrap gap-3">
					<Button>{t("opinion.form.send")}</Button>
					<LinkButton tone="quiet" to={base}>
						{t("opinion.form.cancel")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
