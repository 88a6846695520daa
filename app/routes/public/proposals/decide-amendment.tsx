import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { decideAmendmentSchema } from "~/domain/proposals/amendment-rules";
import { findAmendment } from "~/domain/proposals/amendments.server";
import { decideAmendment } from "~/domain/proposals/commands/decide-amendment.server";
import { signingRefusal } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { compareTexts } from "~/lib/diff";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import { Difference } from "~/ui/Difference";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

const find = async (context: Context, { params: { amendmentId } }: Pick<LoaderFunctionArgs, "params">) => {
	const amendment = orNotFound(isId(amendmentId) ? await findAmendment(context, amendmentId) : null);
	return { amendment, proposal: orNotFound(await findProposal(context, amendment.proposalId)) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const { amendment, proposal } = await find(context, args);
	const refusal =
		signingRefusal(context.actor, proposal, proposal.phase, context.now) ??
		(amendment.state === "proposed" ? null : ("already-decided" as const));
	if (refusal)
		return withFlash(`/proposals/${proposal.id}/amendments`, { tone: "error", text: refusalText(t, refusal) });
	const { reason, authorName, passage, replacement } = amendment;
	return data({
		...{ reason, authorName, pieces: compareTexts(passage, replacement), title: t("proposals:amendments.decideTitle") },
		proposal: { id: proposal.id, title: proposal.title },
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { amendment, proposal } = await find(context, args);
	const form = await readForm(args, decideAmendmentSchema);
	if (!form.ok) return form.shownAgain;
	const result = await decideAmendment(context, { ...form.value, id: amendment.id });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason), { status: 409 });
	const text = form.t(`proposals:amendments.done.${form.value.outcome}`);
	return withFlash(`/proposals/${proposal.id}/amendments`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Values = { outcome: string; answer: string; isMaterial: boolean };

export default function DecideAmendment() {
	const { proposal, pieces, reason, authorName, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<Values>(useActionData<typeof action>());
	const labels = { outcome: t("amendments.outcome"), answer: t("amendments.why") };
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/proposals/${proposal.id}`, label: proposal.title },
					{ to: `/proposals/${proposal.id}/amendments`, label: t("amendments.title") },
					{ label: title },
				]}
				title={title}
				lead={t("amendments.decideLead", { name: authorName })}
			/>
			<section className="grid gap-3 rounded-card border border-line bg-surface p-5">
				<Difference pieces={pieces} />
				<p className="max-w-prose break-words text-soft">{reason}</p>
			</section>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.outcome}
					label={labels.outcome}
					options={(["accepted", "rejected"] as const).map((value) => ({
						value,
						label: t(`amendments.outcomes.${value}`),
						hint: t(`amendments.outcomeHints.${value}`),
					}))}
				/>
				<TextAreaField
					field={fields.answer}
					label={labels.answer}
					hint={t("amendments.whyHint")}
					rows={4}
					maxLength={2_000}
				/>
				<CheckboxField field={fields.isMaterial} label={t("change.material")} hint={t("change.materialHint")} />
				<div>
					<Button>{t("amendments.publish")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
