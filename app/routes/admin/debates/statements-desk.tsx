import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { methodOf } from "~/domain/consultations/methods";
import { findPhase } from "~/domain/consultations/queries.server";
import { writeStatements } from "~/domain/debates/commands/add-statement.server";
import { writeStatementsSchema } from "~/domain/debates/opinion-schema";
import { listForDesk } from "~/domain/debates/queries/opinions.server";
import { refusalText } from "~/domain/debates/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, ButtonForm, LinkButton } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";
import { TextAreaField } from "~/ui/TextAreaField";

const find = async (context: Context, { params: { phaseId } }: Pick<LoaderFunctionArgs, "params">) => {
	const phase = orNotFound(await findPhase(context, phaseId));
	return orNotFound(methodOf(phase).capabilities.findsOpinions ? phase : null);
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { id, title, consultation } = await find(context, args);
	return {
		id,
		phaseTitle: title,
		consultation,
		statements: await listForDesk(context, id),
		title: t("debates:opinion.desk.title"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { id: phaseId } = await find(context, args);
	const form = await readForm(args, writeStatementsSchema);
	if (!form.ok) return form.shownAgain;
	const result = await writeStatements(context, { ...form.value, phaseId });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	const text = form.t("debates:opinion.desk.added", { count: result.value.added });
	return withFlash(`/admin/phases/${phaseId}/statements`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const StatementTable = () => {
	const { statements } = useLoaderData<typeof loader>();
	const { t } = useTranslation("debates");
	return (
		<Table
			caption={t("opinion.desk.title")}
			columns={[
				{ label: t("opinion.desk.statement") },
				{ label: t("opinion.desk.from") },
				{ label: t("opinion.desk.state") },
				{ label: t("opinion.desk.votes"), align: "end" },
				{ label: t("opinion.desk.action") },
			]}
			rows={statements.map(({ id, number, body, isCity, isHidden, state, votes }) => ({
				id,
				cells: [
					`${number}. ${body}`,
					t(isCity ? "opinion.desk.city" : "opinion.desk.resident"),
					t(isHidden ? "opinion.desk.hidden" : state === "held" ? "opinion.desk.held" : "opinion.desk.published"),
					votes,
					isCity && votes === 0 ? (
						<ButtonForm
							key="remove"
							tone="danger"
							size="small"
							action={`/admin/statements/${id}/remove`}
							aria-label={t("opinion.desk.removeOf", { number })}
						>
							{t("opinion.desk.remove")}
						</ButtonForm>
					) : null,
				],
			}))}
		/>
	);
};

export default function StatementsDesk() {
	const { phaseTitle, consultation, statements, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["debates", "consultations"]);
	const [form, fields] = useTypedForm<{ lines: string }>(useActionData<typeof action>());
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("consultations:admin.title") },
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: `${title} – ${phaseTitle}` },
				]}
				title={title}
				lead={t("opinion.desk.lead")}
				actions={
					<LinkButton tone="secondary" to={`/consultations/${consultation.slug}/opinions`}>
						{t("opinion.desk.see")}
					</LinkButton>
				}
			/>
			<TypedForm form={form} labels={{ lines: t("opinion.desk.lines") }}>
				<TextAreaField
					field={fields.lines}
					label={t("opinion.desk.lines")}
					hint={t("opinion.desk.linesHint")}
					rows={8}
				/>
				<div>
					<Button>{t("opinion.desk.add")}</Button>
				</div>
			</TypedForm>
			{statements.length === 0 ? (
				<EmptyState title={t("opinion.desk.empty")}>
					<p>{t("opinion.desk.emptyText")}</p>
				</EmptyState>
			) : (
				<StatementTable />
			)}
		</Page>
	);
}
