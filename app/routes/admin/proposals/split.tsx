import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { splitProposal } from "~/domain/proposals/commands/move-proposals.server";
import { ANSWER_DAYS, MOST_PARTS, partsOf, splitSchema } from "~/domain/proposals/move-schema";
import { findProposal } from "~/domain/proposals/queries.server";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.manage");
	const t = await translatorFor(args.request);
	const { id, number, title, body, state, consultationId } = orNotFound(
		await findProposal(context, args.params.proposalId),
	);
	if (state !== "published")
		return withFlash(`/proposals/${id}`, { tone: "error", text: refusalText(t, "not-published") });
	return data({ source: { id, number, title, body, consultationId }, title: t("proposals:moves.split.title") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.manage");
	const { id } = orNotFound(await findProposal(context, args.params.proposalId));
	const form = await readForm(args, splitSchema);
	if (!form.ok) return form.shownAgain;
	const { reason } = form.value;
	const result = await splitProposal(context, { proposalId: id, parts: partsOf(form.value), reason });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	const text = form.t("proposals:moves.split.done", { count: ANSWER_DAYS });
	return withFlash(`/proposals/${id}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Split() {
	const { source, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { title1: source.title, body1: source.body } as Record<string, string>,
	});
	const numbers = Array.from({ length: MOST_PARTS }, (_, index) => index + 1);
	const labels: Record<string, string> = { reason: t("moves.reason") };
	for (const part of numbers) {
		labels[`title${part}`] = t("moves.split.partTitle", { part });
		labels[`body${part}`] = t("moves.split.partBody", { part });
	}
	const known = fields as Record<string, FieldState | undefined>;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/admin/consultations/${source.consultationId}/proposals`, label: t("moves.desk.title") },
					{ to: `/proposals/${source.id}`, label: t("number", { number: source.number }) },
					{ label: title },
				]}
				title={title}
				lead={t("moves.split.lead", { count: ANSWER_DAYS })}
			/>
			<section className="grid gap-2 rounded-card border border-line bg-surface p-5">
				<h2 className="text-subheading">{source.title}</h2>
				<Prose text={source.body} under={2} />
			</section>
			<TypedForm form={form} labels={labels}>
				{numbers.map((part) => {
					const [titleField, bodyField] = [known[`title${part}`], known[`body${part}`]];
					return titleField && bodyField ? (
						<fieldset key={part} className="grid max-w-2xl gap-4 rounded-card border border-line p-5">
							<legend className="px-2 font-semibold">{t("moves.split.part", { part })}</legend>
							<TextField field={titleField} label={labels[`title${part}`] ?? ""} optional={part > 2} />
							<TextAreaField
								field={bodyField}
								label={labels[`body${part}`] ?? ""}
								rows={5}
								maxLength={10_000}
								optional={part > 2}
							/>
						</fieldset>
					) : null;
				})}
				{known.reason ? (
					<TextAreaField
						field={known.reason}
						label={labels.reason ?? ""}
						hint={t("moves.reasonHint")}
						rows={4}
						maxLength={1_000}
					/>
				) : null}
				<div>
					<Button>{t("moves.split.confirm")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
