import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { amendmentSchema, passagesOf } from "~/domain/proposals/amendment-rules";
import { proposeAmendment } from "~/domain/proposals/commands/propose-amendment.server";
import { amendRefusal } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const proposal = orNotFound(await findProposal(context, args.params.proposalId));
	const { id, title, body, version } = proposal;
	const refusal = amendRefusal(context.actor, proposal, proposal.phase, context.now);
	if (refusal) return withFlash(`/proposals/${id}`, { tone: "error", text: refusalText(t, refusal) });
	const passages = passagesOf(body);
	const asked = new URL(args.request.url).searchParams.get("passage");
	return data({
		...{ id, name: title, version, passages, title: t("proposals:amendments.offer") },
		passage: asked === null ? null : (passages[Number(asked)] ?? null),
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { id } = orNotFound(await findProposal(context, args.params.proposalId));
	const form = await readForm(args, amendmentSchema);
	if (!form.ok) return form.shownAgain;
	const result = await proposeAmendment(context, { ...form.value, proposalId: id });
	if (!result.ok) {
		const text = [refusalText(form.t, result.reason)];
		const field = { "passage-gone": "passage", "same-words": "replacement" }[result.reason as string];
		return data(form.submission.reply(field ? { fieldErrors: { [field]: text } } : { formErrors: text }), {
			status: 422,
		});
	}
	const text = form.t(result.value.isHeld ? "proposals:amendments.done.held" : "proposals:amendments.done.offered");
	return withFlash(`/proposals/${id}/amendments`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Passages = () => {
	const { id, passages } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	return (
		<ol className="grid gap-3">
			{passages.map((passage, index) => (
				<li key={passage} className="grid gap-2 rounded-card border border-line bg-surface p-4">
					<p className="break-words">{passage}</p>
					<Link to={`/proposals/${id}/amend?passage=${index}`} aria-label={t("amendments.chooseOf", { passage })}>
						{t("amendments.choose")}
					</Link>
				</li>
			))}
		</ol>
	);
};

const AmendForm = ({ passage }: { passage: string }) => {
	const { id, version } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { version, passage, replacement: passage, reason: "" },
	});
	const labels = {
		...{ passage: t("amendments.passage"), replacement: t("amendments.replacement") },
		reason: t("amendments.reason"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={fields.version} />
			<TextAreaField
				field={fields.passage}
				label={labels.passage}
				hint={t("amendments.passageHint")}
				rows={4}
				maxLength={3_000}
			/>
			<TextAreaField
				field={fields.replacement}
				label={labels.replacement}
				hint={t("amendments.replacementHint")}
				rows={4}
				maxLength={3_000}
			/>
			<TextAreaField field={fields.reason} label={labels.reason} rows={3} maxLength={1_000} />
			<div className="flex flex-wrap gap-3">
				<Button>{t("amendments.send")}</Button>
				<LinkButton tone="quiet" to={`/proposals/${id}/amend`}>
					{t("amendments.other")}
				</LinkButton>
			</div>
		</TypedForm>
	);
};

export default function Amend() {
	const { id, name, passage, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/proposals/${id}`, label: name },
					{ to: `/proposals/${id}/amendments`, label: t("amendments.title") },
					{ label: title },
				]}
				title={title}
				lead={t(passage === null ? "amendments.chooseLead" : "amendments.formLead")}
			/>
			{passage === null ? <Passages /> : <AmendForm passage={passage} />}
		</Page>
	);
}
