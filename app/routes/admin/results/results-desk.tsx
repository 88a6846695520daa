import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { writeResults } from "~/domain/results/commands/write-results.server";
import { findResultsDesk } from "~/domain/results/queries.server";
import { writeResultsSchema } from "~/domain/results/schema";
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
	orNotFound((isId(consultationId) && (await writeResults(context, { consultationId, ...form.value })).ok) || null);
	const desk = `/admin/consultations/${consultationId}/results`;
	const to = form.form.get("then") === "preview" ? `${desk}/preview` : desk;
	return withFlash(to, { tone: "success", text: form.t("results:flash.saved") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function ResultsDeskPage() {
	const desk = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("results");
	const { consultation, vote, versions } = desk;
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
					versions > 0 ? (
						<LinkButton tone="secondary" to={`/consultations/${consultation.slug}/results`}>
							{t("desk.see")}
						</LinkButton>
					) : null
				}
			/>
			{vote?.state === "open" ? <Alert title={t("desk.voteOpenTitle")}>{t("desk.voteOpen")}</Alert> : null}
			{versions > 0 ? <Alert>{t("desk.republish")}</Alert> : null}
			<ResultsForm desk={desk} lastResult={answer} />
		</Page>
	);
}
