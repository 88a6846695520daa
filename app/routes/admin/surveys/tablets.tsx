import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { lendTablet } from "~/domain/surveys/commands/lend-tablet.server";
import { findSurveyDesk, listTablets } from "~/domain/surveys/queries.server";
import { refusalText } from "~/domain/surveys/refusals";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, ButtonForm } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Table } from "~/ui/Table";
import { TextField } from "~/ui/TextField";

const schema = z.object({ name: z.string().trim().min(1, "surveys:errors.tabletName").max(80) });

const find = async (args: LoaderFunctionArgs | ActionFunctionArgs) => {
	const context = await contextFor(args, "consultations.manage");
	const { phaseId } = args.params;
	const desk = orNotFound(isId(phaseId) ? await findSurveyDesk(context, phaseId) : null);
	return { context, desk };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "consultations.manage");
	const { context, desk } = await find(args);
	const t = await translatorFor(args.request);
	return {
		phaseId: desk.phase.id,
		isReady: desk.survey !== null,
		tablets: desk.survey ? await listTablets(context, desk.survey.id) : [],
		title: t("surveys:tablets.title"),
	};
}

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "consultations.manage");
	const { context, desk } = await find(args);
	const form = await readForm(args, schema);
	if (!form.ok) return form.shownAgain;
	const result = await lendTablet(context, { ...form.value, phaseId: desk.phase.id });
	if (!result.ok) return formRefused(form, refusalText(form.t, result.reason));
	const address = new URL(`/tablet/${result.value.key}`, args.request.url).pathname;
	return data({ ...form.submission.reply({ resetForm: true }), address });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Tablets = () => {
	const { tablets } = useLoaderData<typeof loader>();
	const { t } = useTranslation("surveys");
	if (tablets.length === 0) return <EmptyState title={t("tablets.empty")} />;
	return (
		<Table
			caption={t("tablets.title")}
			columns={[{ label: t("tablets.name") }, { label: t("results.unit"), align: "end" }, { label: t("tablets.end") }]}
			rows={tablets.map(({ id, name, answers, endedAt }) => ({
				id,
				cells: [
					name,
					answers,
					endedAt ? (
						t("tablets.ended")
					) : (
						<ButtonForm
							key="end"
							tone="danger"
							size="small"
							action={`/admin/tablets/${id}/end`}
							aria-label={t("tablets.endOf", { name })}
						>
							{t("tablets.end")}
						</ButtonForm>
					),
				],
			}))}
		/>
	);
};

export default function SurveyTablets() {
	const { phaseId, isReady, title } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("surveys");
	const [form, fields] = useTypedForm<{ name: string }>(answer);
	const address = (answer as { address?: string } | undefined)?.address ?? null;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[{ to: `/admin/phases/${phaseId}/survey`, label: t("desk.title") }, { label: title }]}
				title={title}
				lead={t("tablets.lead")}
			/>
			{address ? (
				<Alert tone="success" title={t("tablets.once")} live>
					<a href={address} className="break-all">
						{address}
					</a>
				</Alert>
			) : null}
			{isReady ? (
				<TypedForm form={form} labels={{ name: t("tablets.name") }}>
					<TextField field={fields.name} label={t("tablets.name")} maxLength={80} />
					<div>
						<Button>{t("tablets.lend")}</Button>
					</div>
				</TypedForm>
			) : (
				<Alert>{t("tablets.notReady")}</Alert>
			)}
			<Tablets />
		</Page>
	);
}
