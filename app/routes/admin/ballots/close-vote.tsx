import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { closeVote } from "~/domain/ballots/commands/close-vote.server";
import { findVoteDesk } from "~/domain/ballots/queries/desk.server";
import { closeVoteSchema } from "~/domain/ballots/schema";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	requireRecentProof(args, context);
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	orNotFound(vote);
	return { phase };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	requireRecentProof(args, context);
	const { phase, vote } = orNotFound(await findVoteDesk(context, args.params.phaseId));
	const form = await readForm(args, closeVoteSchema);
	if (!form.ok) return form.shownAgain;
	const result = await closeVote(context, { voteId: orNotFound(vote).id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`ballots:closeRefusals.${result.reason}`);
		return data({ ...form.submission.reply(), refusal }, { status: 422 });
	}
	return withFlash(`/admin/phases/${phase.id}/vote`, { tone: "success", text: form.t("ballots:flash.closed") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

export default function CloseVote() {
	const { phase } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const [form, fields] = useTypedForm<{ reason: string }>(answer);
	const desk = `/admin/phases/${phase.id}/vote`;
	return (
		<Page width="text">
			<PageHeader
				title={t("close.title")}
				lead={t("close.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${phase.consultation.id}`, label: phase.consultation.title },
					{ to: desk, label: t("desk.title") },
					{ label: t("close.title") },
				]}
			/>
			<TypedForm form={form} labels={{ reason: t("close.reason") }}>
				<FormError>{answer && "refusal" in answer ? String(answer.refusal) : null}</FormError>
				<TextAreaField
					field={fields.reason}
					label={t("close.reason")}
					hint={t("close.reasonHint")}
					maxLength={1000}
					rows={4}
				/>
				<div className="flex flex-wrap gap-3">
					<Button tone="danger">{t("close.submit")}</Button>
					<LinkButton tone="secondary" to={desk}>
						{t("close.cancel")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
