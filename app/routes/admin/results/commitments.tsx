import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { makeCommitment, newCommitmentId } from "~/domain/results/commands/make-commitment.server";
import { listCommitments } from "~/domain/results/commitment-queries.server";
import { makeCommitmentSchema } from "~/domain/results/commitment-schema";
import { findResultsDesk } from "~/domain/results/queries.server";
import { CommitmentCard } from "~/domain/results/ui/CommitmentCard";
import { CommitmentForm } from "~/domain/results/ui/CommitmentForm";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { CardGrid } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId } = args.params;
	const desk = orNotFound(isId(consultationId) ? await findResultsDesk(context, consultationId) : null);
	const { commitments } = await listCommitments(context, { consultationId: desk.consultation.id });
	const subjects = desk.subjects.map(({ id, title }) => ({ value: id, label: title }));
	return { consultation: desk.consultation, subjects, commitments, formKey: newCommitmentId(context) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const consultationId = args.params.consultationId ?? "";
	if (!isId(consultationId)) return orNotFound(null);
	const form = await readForm(args, makeCommitmentSchema.safeExtend({ id: z.uuid() }));
	if (!form.ok) return form.shownAgain;
	const result = await makeCommitment(context, { consultationId, ...form.value });
	if (!result.ok) return formRefused(form, form.t(`results:refusals.${result.reason}`));
	const flash = { tone: "success", text: form.t("results:making.made") } as const;
	return withFlash(`/admin/consultations/${consultationId}/commitments`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function ManagedCommitments() {
	const { consultation, subjects, commitments, formKey } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	return (
		<Page>
			<PageHeader
				title={t("making.title")}
				eyebrow={consultation.title}
				lead={t("making.lead")}
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: t("making.title") },
				]}
			/>
			{commitments.length === 0 ? (
				<EmptyState title={t("making.none")} />
			) : (
				<CardGrid>
					{commitments.map((commitment) => (
						<CommitmentCard
							key={commitment.id}
							as="h2"
							commitment={commitment}
							to={`/admin/commitments/${commitment.id}`}
						/>
					))}
				</CardGrid>
			)}
			<Section title={t("making.new")}>
				<CommitmentForm
					key={commitments.length}
					formKey={formKey}
					subjects={subjects}
					lastResult={useActionData<typeof action>()}
				/>
			</Section>
		</Page>
	);
}
