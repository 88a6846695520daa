import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { prepareFormalElection } from "~/domain/ballots/commands/prepare-formal-election.server";
import { findFormalDesk } from "~/domain/ballots/queries/formal.server";
import { prepareFormalSchema } from "~/domain/ballots/schema";
import { FormalForm } from "~/domain/ballots/ui/formal/FormalForm";
import { FormalSteps } from "~/domain/ballots/ui/formal/FormalSteps";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	return orNotFound(await findFormalDesk(context, args.params.phaseId));
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase } = orNotFound(await findFormalDesk(context, args.params.phaseId));
	const form = await readForm(args, prepareFormalSchema);
	if (!form.ok) return form.shownAgain;
	const result = await prepareFormalElection(context, { phaseId: phase.id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`ballots:formal.refusals.${result.reason}`);
		return data({ ...form.submission.reply(), refusal }, { status: 422 });
	}
	return withFlash(`/admin/phases/${phase.id}/vote/formal`, { tone: "success", text: form.t("ballots:formal.saved") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.phase.title);

export default function FormalDeskPage() {
	const { phase, election, hasVote } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("ballots");
	const { consultation } = phase;
	const refusal = answer && "refusal" in answer ? String(answer.refusal) : undefined;
	return (
		<Page width="text">
			<PageHeader
				title={t("formal.deskTitle")}
				lead={t("formal.deskLead")}
				eyebrow={consultation.title}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ to: `/admin/phases/${phase.id}/vote`, label: t("desk.title") },
					{ label: t("formal.deskTitle") },
				]}
			/>
			{hasVote ? <Alert tone="warning">{t("formal.refusals.vote-prepared")}</Alert> : null}
			{election ? <FormalSteps phaseId={phase.id} slug={consultation.slug} election={election} /> : null}
			{hasVote || election?.importedAt ? null : (
				<Section title={t("formal.questionTitle")}>
					<FormalForm election={election} lastResult={answer} refusal={refusal} />
				</Section>
			)}
		</Page>
	);
}
