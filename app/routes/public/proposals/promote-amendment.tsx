import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { applyAmendment, promoteSchema } from "~/domain/proposals/amendment-rules";
import { findAmendment } from "~/domain/proposals/amendments.server";
import { promoteAmendment } from "~/domain/proposals/commands/promote-amendment.server";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { isId, newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

const find = async (context: Context, { params: { amendmentId } }: Pick<LoaderFunctionArgs, "params">) => {
	const amendment = orNotFound(isId(amendmentId) ? await findAmendment(context, amendmentId) : null);
	orNotFound(amendment.authorId !== null && amendment.authorId === accountOf(context.actor) ? amendment : null);
	return { amendment, proposal: orNotFound(await findProposal(context, amendment.proposalId)) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const { amendment, proposal } = await find(context, args);
	const { passage, replacement } = amendment;
	return data({
		proposal: { id: proposal.id, title: proposal.title },
		proposalId: newId(context.now),
		body: applyAmendment(proposal.body, passage, replacement) ?? replacement,
		title: t("proposals:amendments.promote"),
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { amendment } = await find(context, args);
	const form = await readForm(args, promoteSchema);
	if (!form.ok) return form.shownAgain;
	const result = await promoteAmendment(context, { ...form.value, id: amendment.id });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	const text = form.t("proposals:amendments.done.promoted");
	return withFlash(`/proposals/${result.value.proposalId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function PromoteAmendment() {
	const { proposal, proposalId, body, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { proposalId, title: "", body },
	});
	const labels = { title: t("form.titleLabel"), body: t("form.body") };
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/proposals/${proposal.id}`, label: proposal.title },
					{ to: `/proposals/${proposal.id}/amendments`, label: t("amendments.title") },
					{ label: title },
				]}
				title={title}
				lead={t("amendments.promoteLead")}
			/>
			<TypedForm form={form} labels={labels}>
				<HiddenField field={fields.proposalId} />
				<TextField field={fields.title} label={labels.title} hint={t("form.titleHint")} />
				<TextAreaField field={fields.body} label={labels.body} rows={10} maxLength={10_000} />
				<div>
					<Button>{t("form.submit")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
