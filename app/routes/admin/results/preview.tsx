import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { publishResults } from "~/domain/results/commands/publish-results.server";
import { previewResults } from "~/domain/results/queries.server";
import { publishResultsSchema } from "~/domain/results/schema";
import { ResultsView } from "~/domain/results/ui/ResultsView";
import { findCity } from "~/domain/settings/queries.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = args.params;
	const found = orNotFound(isId(consultationId) ? await previewResults(context, consultationId) : null);
	const { map } = await findCity(context);
	return { ...found, map };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = args.params;
	const found = orNotFound(isId(consultationId) ? await previewResults(context, consultationId) : null);
	const form = await readForm(args, publishResultsSchema);
	if (!form.ok) return form.shownAgain;
	const result = await publishResults(context, { consultationId: found.consultation.id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`results:refusals.${result.reason}`);
		return data({ ...form.submission.reply(), refusal }, { status: 422 });
	}
	const to = `/consultations/${found.consultation.slug}/results`;
	return withFlash(to, { tone: "success", text: form.t("results:flash.published") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function Preview() {
	const { consultation, versions, missing, map, ...shown } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<{ reason: string }>(answer);
	const desk = `/admin/consultations/${consultation.id}/results`;
	const { total } = shown.figures.participants;
	return (
		<Page width="text">
			<PageHeader
				title={t("preview.title")}
				eyebrow={consultation.title}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: desk, label: t("desk.title") },
					{ label: t("preview.title") },
				]}
			/>
			{missing ? (
				<Alert tone="warning" title={t("preview.missing")}>
					<p>{t(`refusals.${missing}`)}</p>
				</Alert>
			) : (
				<Alert title={t("preview.noticeTitle")}>
					{versions > 0 ? t("preview.noticeAgain") : t("preview.notice", { count: total })}
				</Alert>
			)}
			<TypedForm form={form} labels={{ reason: t("preview.reason") }} className="no-print">
				<FormError>{answer && "refusal" in answer ? String(answer.refusal) : null}</FormError>
				{versions > 0 ? <TextField field={fields.reason} label={t("preview.reason")} /> : null}
				<div className="flex flex-wrap gap-3">
					{missing ? null : <Button>{t("preview.publish")}</Button>}
					<LinkButton tone="secondary" to={desk}>
						{t("preview.back")}
					</LinkButton>
				</div>
			</TypedForm>
			<ResultsView {...shown} map={map} />
		</Page>
	);
}
