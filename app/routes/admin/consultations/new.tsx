import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { createConsultation } from "~/domain/consultations/commands/create-consultation.server";
import { methodKeys } from "~/domain/consultations/methods";
import { createConsultationSchema, templateKeys } from "~/domain/consultations/schema";
import { ConsultationFields, useConsultationLabels } from "~/domain/consultations/ui/ConsultationFields";
import { translatorFor } from "~/i18n/i18next.server";
import { cityDay } from "~/lib/city-day";
import { readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { DateField } from "~/ui/DateTimeField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	return { today: cityDay(context.now), title: t("consultations:admin.form.createTitle") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const form = await readForm(args, createConsultationSchema);
	if (!form.ok) return form.shownAgain;
	const titles = methodKeys.map((key) => [key, form.t(`consultations:methods.${key}.phaseTitle`)]);
	const phaseTitles = { ...Object.fromEntries(titles), analysis: form.t("consultations:phaseNames.analysis") };
	const result = await createConsultation(context, { ...form.value, phaseTitles });
	if (!result.ok) throw new Response("403", { status: 403 });
	return withFlash(`/admin/consultations/${result.value.id}`, {
		tone: "success",
		text: form.t("consultations:admin.done.created"),
	});
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function NewConsultation() {
	const { today } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const labels = useConsultationLabels();
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { template: "ideas-then-vote", startsOn: today },
	});
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/admin/consultations", label: t("admin.title") }, { label: t("admin.form.createTitle") }]}
				title={t("admin.form.createTitle")}
				lead={t("admin.form.createLead")}
			/>
			<TypedForm form={form} labels={labels}>
				<ConsultationFields fields={fields as never} />
				<ChoiceField
					field={fields.template}
					label={labels.template}
					hint={t("admin.form.templateHint")}
					options={templateKeys.map((value) => ({
						value,
						label: t(`admin.templates.${value}`),
						hint: t(`admin.templates.${value}Hint`),
					}))}
				/>
				<DateField field={fields.startsOn} label={labels.startsOn} />
				<div>
					<Button>{t("admin.form.create")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
