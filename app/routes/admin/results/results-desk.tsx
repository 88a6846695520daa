import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { writeResults } from "~/domain/results/commands/write-results.server";
import { findResultsDesk } from "~/domain/results/queries.server";
import { writeResultsSchema } from "~/domain/results/schema";
import { PublicationPlan } from "~/domain/results/ui/PublicationPlan";
import { ResultsForm } from "~/domain/results/ui/ResultsForm";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = args.params;
	return orNotFound(isId(consultationId) ? await findResultsDesk(context, consultationId) : null);
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const consultationId = args.params.consultationId ?? "";
	const form = await readForm(args, writeResultsSchema);
	if (!form.ok) return form.shownAgain;
	const result = isId(consultationId) ? await writeResults(context, { consultationId, ...form.value }) : null;
	if (result?.ok === false && result.reason === "stale-version") {
		const version = String((await findResultsDesk(context, consultationId))?.version ?? 0);
		const reply = form.submission.reply({ formErrors: [form.t("results:refusals.stale-version")] });
		// The form then carries the version there is now: saving again is a choice made knowingly.
		return data({ ...reply, initialValue: { ...reply.initialValue, version } }, { status: 409 });
	}
	orNotFound(result?.ok || null);
	const desk = `/admin/consultations/${consultationId}/results`;
	const to = form.form.get("then") === "preview" ? `${desk}/preview` : desk;
	return withFlash(to, { tone: "success", text: form.t("results:flash.saved") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function ResultsDeskPage() {
	const desk = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const { consultation, vote, versions, plan, failed } = desk;
	const here = `/admin/consultations/${consultation.id}/results`;
	return (
		<Page width="text">
			<PageHeader
				title={t("desk.title")}
				eyebrow={consultation.title}
				lead={t("desk.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: t("desk.title") },
				]}
				actions={
					<>
						<LinkButton tone="secondary" to={`${here}/quotes`}>
							{t("quotes.title")}
						</LinkButton>
						<LinkButton tone="secondary" to={`${here}/documents`}>
							{t("documents.title")}
						</LinkButton>
						{versions > 0 ? (
							<LinkButton tone="secondary" to={`/consultations/${consultation.slug}/results`}>
								{t("desk.see")}
							</LinkButton>
						) : null}
					</>
				}
			/>
			<PublicationPlan plan={plan} failed={failed} consultationId={consultation.id} />
			{vote?.state === "open" ? <Alert title={t("desk.voteOpenTitle")}>{t("desk.voteOpen")}</Alert> : null}
			{versions > 0 ? <Alert>{t("desk.republish")}</Alert> : null}
			<ResultsForm desk={desk} lastResult={answer} />
		</Page>
	);
}
