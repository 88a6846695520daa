import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { reasonSchema } from "~/domain/consultations/schema";
import { findFile } from "~/domain/results/assessment-queries.server";
import { reopenAssessment } from "~/domain/results/commands/reopen-assessment.server";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { proposalId } = args.params;
	const { proposal } = orNotFound(isId(proposalId) ? await findFile(context, proposalId) : null);
	return { proposal: { id: proposal.id, title: proposal.title } };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const proposalId = args.params.proposalId ?? "";
	orNotFound(isId(proposalId) || null);
	const form = await readForm(args, reasonSchema);
	if (!form.ok) return form.shownAgain;
	const result = await reopenAssessment(context, { ...form.value, proposalId });
	if (!result.ok) return formRefused(form, form.t(`results:assessment.refusals.${result.reason}`));
	const text = form.t("results:assessment.done.reopened");
	return withFlash(`/admin/assessments/${proposalId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.proposal.title);

export default function ReopenAssessment() {
	const { proposal } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<{ reason: string }>(useActionData<typeof action>());
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/assessments", label: t("assessment.title") },
					{ to: `/admin/assessments/${proposal.id}`, label: proposal.title },
					{ label: t("assessment.reopen") },
				]}
				title={t("assessment.reopen")}
				lead={t("assessment.reopenLead")}
			/>
			<TypedForm form={form} labels={{ reason: t("assessment.reason") }}>
				<TextAreaField field={fields.reason} label={t("assessment.reason")} rows={4} maxLength={1_000} />
				<div>
					<Button>{t("assessment.reopen")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
