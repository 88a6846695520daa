import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeConsultation } from "~/domain/consultations/commands/change-consultation.server";
import { findConsultationById } from "~/domain/consultations/queries.server";
import { changeConsultationSchema } from "~/domain/consultations/schema";
import { ConsultationFields, useConsultationLabels } from "~/domain/consultations/ui/ConsultationFields";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const consultationId = ({ params }: Pick<LoaderFunctionArgs, "params">) =>
	orNotFound(isId(params.consultationId) ? params.consultationId : null);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const consultation = orNotFound(await findConsultationById(context, consultationId(args)));
	return { consultation, title: t("consultations:admin.form.editTitle") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const id = consultationId(args);
	const form = await readForm(args, changeConsultationSchema.omit({ areaIds: true }));
	if (!form.ok) return form.shownAgain;
	const { areaIds } = orNotFound(await findConsultationById(context, id));
	const result = await changeConsultation(context, { ...form.value, areaIds, consultationId: id });
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const flash = { tone: "success", text: form.t("consultations:admin.done.changed") } as const;
	return withFlash(`/admin/consultations/${id}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function EditConsultation() {
	const { consultation } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const labels = useConsultationLabels();
	const { title, summary, body, decidedBy, version, id } = consultation;
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { title, summary, body, decidedBy, version: String(version) },
	});
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("admin.title") },
					{ to: `/admin/consultations/${id}`, label: title },
					{ label: t("admin.form.editTitle") },
				]}
				title={t("admin.form.editTitle")}
			/>
			<TypedForm form={form} labels={labels}>
				<HiddenField field={fields.version} />
				<ConsultationFields fields={fields as never} />
				<div>
					<Button>{t("admin.form.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
