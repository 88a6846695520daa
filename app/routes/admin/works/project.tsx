import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { useCategoryName } from "~/domain/issue-reports/ui/names";
import { findProposal } from "~/domain/proposals/queries.server";
import { findDecision } from "~/domain/results/answer-queries.server";
import { answerByProject } from "~/domain/works/commands/answer-by-project.server";
import { listAnswerable, listReportsOfProject } from "~/domain/works/queries/projects.server";
import { REACH } from "~/domain/works/rules/projects";
import { projectAnswerSchema } from "~/domain/works/schema";
import { formatDistance } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { EmptyState } from "~/ui/EmptyState";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

/** A project the city will do, with its place: decided so after a vote or a call for ideas. */
const findProject = async (context: Context, id: string | undefined) => {
	const proposal = orNotFound(await findProposal(context, id));
	const decision = await findDecision(context, proposal);
	const { lat, lng } = proposal;
	const isTaken = decision !== null && decision.kind !== "not-taken-up";
	return orNotFound(isTaken && lat !== null && lng !== null ? { ...proposal, lat, lng } : null);
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { id, title, lat, lng } = await findProject(context, args.params.proposalId);
	const [near, linked] = await Promise.all([
		listAnswerable(context, id, { lat, lng }),
		listReportsOfProject(context, id),
	]);
	return { project: { id, title }, near, linked, title: t("works:project.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { id: proposalId } = await findProject(context, args.params.proposalId);
	const read = await readForm(args, projectAnswerSchema);
	if (!read.ok) return read.shownAgain;
	const { answered } = await answerByProject(context, { ...read.value, proposalId });
	return withFlash(`/proposals/${proposalId}`, {
		tone: "success",
		text: read.t("works:project.done", { count: answered }),
	});
}

const AnswerForm = () => {
	const { near, project } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const language = useLanguage();
	const nameOf = useCategoryName();
	const defaultValue = {
		incidentIds: [] as string[],
		plannedFor: "",
		publicText: t("project.words", { title: project.title }),
	};
	const [form, fields] = useTypedForm<typeof defaultValue>(useActionData<typeof action>(), { defaultValue });
	const labels = { incidentIds: t("project.reports"), plannedFor: t("project.when"), publicText: t("project.text") };
	return (
		<TypedForm form={form} labels={labels}>
			<ChoiceField
				field={fields.incidentIds}
				type="checkbox"
				label={labels.incidentIds}
				options={near.map((incident) => ({
					value: incident.id,
					label: `${nameOf(incident)} · ${incident.number} – ${incident.address}`,
					hint: `${formatDistance(language, incident.metres)} – ${incident.text.slice(0, 120)}`,
				}))}
			/>
			<TextField field={fields.plannedFor} type="date" label={labels.plannedFor} />
			<TextAreaField field={fields.publicText} label={labels.publicText} rows={3} maxLength={2000} />
			<div>
				<Button>{t("project.send")}</Button>
			</div>
		</TypedForm>
	);
};

export default function ProjectPage() {
	const { project, near, linked, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const nameOf = useCategoryName();
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("project.lead", { metres: REACH })}
				breadcrumbs={[{ to: `/proposals/${project.id}`, label: project.title }, { label: title }]}
			/>
			{near.length === 0 ? <EmptyState title={t("project.none")} /> : <AnswerForm />}
			{linked.length > 0 ? (
				<Section title={t("project.linked")}>
					<ul className="list-disc ps-6">
						{linked.map((incident) => (
							<li key={incident.id}>
								<Link to={`/reports/${incident.number}`}>
									{nameOf(incident.category)} · {incident.number} – {incident.address}
								</Link>
							</li>
						))}
					</ul>
				</Section>
			) : null}
		</Page>
	);
}
