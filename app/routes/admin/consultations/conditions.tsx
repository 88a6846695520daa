import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { setConditions } from "~/domain/consultations/commands/set-conditions.server";
import { actionsOf, conditionsOf, noCondition } from "~/domain/consultations/conditions";
import { findConsultationById, findPhase } from "~/domain/consultations/queries.server";
import { conditionsFormSchema } from "~/domain/consultations/schema";
import { ConditionFields, useConditionLabels } from "~/domain/consultations/ui/ConditionFields";
import { listAreaNames } from "~/domain/directory/queries/geography.server";
import { translatorFor } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { EmptyState } from "~/ui/EmptyState";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) =>
	orNotFound(await findPhase(context, params.phaseId));

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const phase = await find(context, args);
	const { version } = orNotFound(await findConsultationById(context, phase.consultationId));
	const [t, areas] = await Promise.all([translatorFor(args.request), listAreaNames(context)]);
	const stored = conditionsOf(phase);
	const { title, consultation, consultationId } = phase;
	return {
		phase: { id: phase.id, title, consultationId, consultation: consultation.title },
		...{ version, isFrozen: phase.settingsFrozenAt !== null },
		areas: areas.map(({ id, name }) => ({ value: id, label: name })),
		conditions: actionsOf(phase).map((action) => [action, stored[action] ?? noCondition] as const),
		title: t("consultations:admin.conditions.title"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const phase = await find(context, args);
	const form = await readForm(args, conditionsFormSchema(actionsOf(phase)));
	if (!form.ok) return form.shownAgain;
	const result = await setConditions(context, { phaseId: phase.id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const text = form.t("consultations:admin.conditions.saved");
	return withFlash(`/admin/consultations/${phase.consultationId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const ConditionsForm = () => {
	const { version, areas, conditions } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const actions = conditions.map(([action]) => action);
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { version, conditions: Object.fromEntries(conditions) },
	});
	return (
		<TypedForm form={form} labels={useConditionLabels(actions)}>
			<HiddenField field={fields.version as never} />
			<ConditionFields field={fields.conditions as never} actions={actions} areas={areas} />
			<div>
				<Button>{t("admin.conditions.save")}</Button>
			</div>
		</TypedForm>
	);
};

export default function PhaseConditions() {
	const { phase, isFrozen, conditions } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("admin.title") },
					{ to: `/admin/consultations/${phase.consultationId}`, label: phase.consultation },
					{ to: `/admin/phases/${phase.id}`, label: phase.title },
					{ label: t("admin.conditions.title") },
				]}
				title={t("admin.conditions.title")}
				lead={t("admin.conditions.lead")}
			/>
			{isFrozen ? <Alert tone="warning">{t("admin.phase.frozen")}</Alert> : null}
			{conditions.length === 0 ? <EmptyState title={t("admin.conditions.none")} /> : <ConditionsForm />}
		</Page>
	);
}
