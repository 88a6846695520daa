import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { publishResults } from "~/domain/results/commands/publish-results.server";
import { previewResults } from "~/domain/results/queries.server";
import { publishResultsSchema } from "~/domain/results/schema";
import { ResultsView } from "~/domain/results/ui/ResultsView";
import { WhenFields } from "~/domain/results/ui/WhenFields";
import { findCity } from "~/domain/settings/queries.server";
import { cityWallClock, wallTime } from "~/lib/city-day";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = args.params;
	const found = orNotFound(isId(consultationId) ? await previewResults(context, consultationId) : null);
	const { map } = await findCity(context);
	return { ...found, map, now: cityWallClock(context.now) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = args.params;
	const found = orNotFound(isId(consultationId) ? await previewResults(context, consultationId) : null);
	const form = await readForm(args, publishResultsSchema);
	if (!form.ok) return form.shownAgain;
	const { when, at: clock, ...words } = form.value;
	if (when === "later" && !clock)
		return data(form.submission.reply({ fieldErrors: { at: [form.t("consultations:errors.moment")] } }), {
			status: 422,
		});
	const at = when === "later" && clock ? wallTime(clock) : null;
	const result = await publishResults(context, { consultationId: found.consultation.id, ...words, at });
	if (!result.ok && result.reason === "date-past")
		return data(form.submission.reply({ fieldErrors: { at: [form.t("results:refusals.date-past")] } }), {
			status: 422,
		});
	if (!result.ok) {
		const refusal = form.t(`results:refusals.${result.reason}`);
		return data({ ...form.submission.reply(), refusal }, { status: 422 });
	}
	if (at) {
		const desk = `/admin/consultations/${found.consultation.id}/results`;
		return withFlash(desk, { tone: "success", text: form.t("results:assessment.done.planned") });
	}
	const to = `/consultations/${found.consultation.slug}/results`;
	return withFlash(to, { tone: "success", text: form.t("results:flash.published") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function Preview() {
	const { consultation, versions, missing, map, now, ...shown } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<Record<"reason" | "seen" | "when" | "at", string>>(answer, {
		defaultValue: { seen: String(versions), when: "now" },
	});
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
			<TypedForm form={form} labels={{ reason: t("preview.reason"), at: t("when.at") }} className="no-print">
				<FormError>{answer && "refusal" in answer ? String(answer.refusal) : null}</FormError>
				<HiddenField field={fields.seen} />
				{missing ? null : <WhenFields when={fields.when} at={fields.at} now={now} />}
				{versions > 0 ? <TextField field={fields.reason} label={t("preview.reason")} /> : null}
				<div className="flex flex-wrap gap-3">
					{missing ? null : <Button>{t("preview.publish")}</Button>}
					<LinkButton tone="secondary" to={desk}>
						{t("preview.back")}
					</LinkButton>
				</div>
			</TypedForm>
			<ResultsView {...shown} slug={consultation.slug} map={map} />
		</Page>
	);
}
