import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { withdrawProposal } from "~/domain/proposals/commands/withdraw-proposal.server";
import { withdrawalRefusal } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { withdrawalReasons, withdrawProposalSchema } from "~/domain/proposals/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const proposal = orNotFound(await findProposal(context, args.params.proposalId));
	const refusal = withdrawalRefusal(context.actor, proposal, proposal.phase, context.now);
	if (refusal) return withFlash(`/proposals/${proposal.id}`, { tone: "error", text: refusalText(t, refusal) });
	return data({ id: proposal.id, name: proposal.title, title: t("proposals:withdraw.title") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { id } = orNotFound(await findProposal(context, args.params.proposalId));
	const form = await readForm(args, withdrawProposalSchema);
	if (!form.ok) return form.shownAgain;
	const result = await withdrawProposal(context, { ...form.value, proposalId: id });
	if (!result.ok) {
		const formErrors = [refusalText(form.t, result.reason)];
		return data(form.submission.reply({ formErrors }), { status: 409 });
	}
	return withFlash(`/proposals/${id}`, { tone: "success", text: form.t("proposals:done.withdrawn") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function WithdrawProposal() {
	const { id, name } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<{ reason: string; explanation: string }>(useActionData<typeof action>());
	const labels = { reason: t("withdraw.reason"), explanation: t("withdraw.explanation") };
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/proposals/${id}`, label: name }, { label: t("withdraw.title") }]}
				title={t("withdraw.title")}
				lead={t("withdraw.lead")}
			/>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.reason}
					label={labels.reason}
					options={withdrawalReasons.map((value) => ({ value, label: t(`withdraw.reasons.${value}`) }))}
				/>
				<TextAreaField field={fields.explanation} label={labels.explanation} rows={3} maxLength={500} optional />
				<div className="flex flex-wrap gap-3">
					<Button tone="danger">{t("withdraw.confirm")}</Button>
					<LinkButton tone="quiet" to={`/proposals/${id}`}>
						{t("withdraw.keep")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
