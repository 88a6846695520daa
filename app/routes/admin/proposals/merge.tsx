import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findConsultationById } from "~/domain/consultations/queries.server";
import { mergeProposals } from "~/domain/proposals/commands/move-proposals.server";
import { listTexts } from "~/domain/proposals/desk.server";
import { ANSWER_DAYS, MOST_MERGED, mergeSchema } from "~/domain/proposals/move-schema";
import { refusalText } from "~/domain/proposals/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { isId, newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

const find = async (context: Context, { params: { consultationId } }: Pick<LoaderFunctionArgs, "params">) =>
	orNotFound(isId(consultationId) ? await findConsultationById(context, consultationId) : null);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.manage");
	const t = await translatorFor(args.request);
	const { id, title } = await find(context, args);
	const asked = new URL(args.request.url).searchParams.getAll("proposal").filter(isId).slice(0, MOST_MERGED);
	const sources = await listTexts(context, { consultationId: id, ids: asked });
	const back = `/admin/consultations/${id}/proposals`;
	if (sources.length < 2) return withFlash(back, { tone: "error", text: refusalText(t, "too-few") });
	return data({
		consultation: { id, title },
		...{ sources, proposalId: newId(context.now), title: t("proposals:moves.merge.title") },
	});
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.manage");
	const { id } = await find(context, args);
	const form = await readForm(args, mergeSchema);
	if (!form.ok) return form.shownAgain;
	const result = await mergeProposals(context, { ...form.value, consultationId: id });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	const text = form.t("proposals:moves.merge.done", { count: ANSWER_DAYS });
	return withFlash(`/proposals/${result.value.proposalId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

type Values = { proposalId: string; title: string; body: string; reason: string; sources: string };

export default function Merge() {
	const { consultation, sources, proposalId, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["proposals", "consultations"]);
	const [first] = sources;
	const [form, fields] = useTypedForm<Values>(useActionData<typeof action>(), {
		defaultValue: {
			...{ proposalId, title: first?.title ?? "" },
			body: sources
				.map(({ body }) => body)
				.join("\n\n")
				.slice(0, 10_000),
		},
	});
	const labels = { title: t("form.titleLabel"), body: t("moves.merge.body"), reason: t("moves.reason") };
	const base = `/admin/consultations/${consultation.id}`;
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: base, label: consultation.title },
					{ to: `${base}/proposals`, label: t("moves.desk.title") },
					{ label: title },
				]}
				title={title}
				lead={t("moves.merge.lead", { count: ANSWER_DAYS })}
			/>
			<Section title={t("moves.mine.before")}>
				<ul className="grid gap-4">
					{sources.map(({ id, number, title, body, authorName }) => (
						<li key={id} className="grid gap-2 rounded-card border border-line bg-surface p-5">
							<h3 className="text-subheading">
								{t("number", { number })} – {title}
							</h3>
							<p className="text-soft">{authorName}</p>
							<Prose text={body} under={2} />
						</li>
					))}
				</ul>
			</Section>
			<TypedForm form={form} labels={labels}>
				<HiddenField field={fields.proposalId} />
				{sources.map(({ id }) => (
					<input key={id} type="hidden" name="sources" value={id} />
				))}
				<TextField field={fields.title} label={labels.title} />
				<TextAreaField field={fields.body} label={labels.body} rows={12} maxLength={10_000} />
				<TextAreaField
					field={fields.reason}
					label={labels.reason}
					hint={t("moves.reasonHint")}
					rows={4}
					maxLength={1_000}
				/>
				<div>
					<Button>{t("moves.merge.confirm")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
