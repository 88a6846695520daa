import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { may } from "~/domain/accounts/permissions";
import { findFile } from "~/domain/results/assessment-queries.server";
import { fileSchema } from "~/domain/results/assessment-schema";
import { workOnAssessment } from "~/domain/results/commands/work-on-assessment.server";
import { FileFields } from "~/domain/results/ui/FileFields";
import { FileComments, FileHistory, FileSummary } from "~/domain/results/ui/FileSummary";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { Prose } from "~/ui/Prose";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "assessments.write");
	const { proposalId } = args.params;
	const file = orNotFound(isId(proposalId) ? await findFile(context, proposalId) : null);
	return { file, mayDecide: may(context.actor, "results.publish"), title: file.proposal.title };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "assessments.write");
	const proposalId = args.params.proposalId ?? "";
	const form = await readForm(args, fileSchema);
	if (!form.ok) return form.shownAgain;
	const result = isId(proposalId) ? await workOnAssessment(context, { ...form.value, proposalId }) : null;
	if (!result || (!result.ok && result.reason === "absent")) return orNotFound(null);
	if (!result.ok) return formRefused(form, form.t(`results:assessment.refusals.${result.reason}`));
	const { move } = form.value;
	const to = move === "conclude" || move === "back" ? "/admin/assessments" : `/admin/assessments/${proposalId}`;
	return withFlash(to, { tone: "success", text: form.t(`results:assessment.done.${move}`) });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function AssessmentFile() {
	const { file, mayDecide } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const { proposal, stage, isMine, steps, comments } = file;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/assessments", label: t("assessment.title") },
					{ to: `/admin/consultations/${proposal.consultationId}/assessments`, label: t("assessment.desk") },
					{ label: proposal.title },
				]}
				eyebrow={t(`assessment.stage.${stage}`)}
				title={proposal.title}
				lead={t("assessment.from", { name: proposal.authorName, count: proposal.supportCount })}
				actions={
					<>
						<LinkButton tone="secondary" to={`/proposals/${proposal.id}`}>
							{t("assessment.seeProposal")}
						</LinkButton>
						{stage === "decided" && mayDecide ? (
							<LinkButton tone="secondary" to={`/admin/assessments/${proposal.id}/reopen`}>
								{t("assessment.reopen")}
							</LinkButton>
						) : null}
					</>
				}
			/>
			<div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
				<div className="grid content-start gap-8">
					<Prose text={proposal.body} className="break-words" />
					<FileComments comments={comments} />
					<Section title={t(isMine ? `assessment.todo.${stage}` : "assessment.note")}>
						<FileFields file={file} lastResult={useActionData<typeof action>()} />
					</Section>
				</div>
				<aside className="grid content-start gap-8">
					<div className="rounded-card border border-line bg-surface px-5 py-2">
						<FileSummary file={file} />
					</div>
					<FileHistory steps={steps} />
				</aside>
			</div>
		</Page>
	);
}
