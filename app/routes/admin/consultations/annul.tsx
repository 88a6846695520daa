import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { annulConsultation } from "~/domain/consultations/commands/annul-consultation.server";
import { findConsultationById } from "~/domain/consultations/queries.server";
import { reasonSchema } from "~/domain/consultations/schema";
import { ReasonForm } from "~/domain/consultations/ui/ReasonForm";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) => {
	const { consultationId } = params;
	const found = isId(consultationId) ? await findConsultationById(context, consultationId) : null;
	return orNotFound(found);
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const consultation = await find(context, args);
	return { id: consultation.id, title: consultation.title };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const consultation = await find(context, args);
	const form = await readForm(args, reasonSchema);
	if (!form.ok) return form.shownAgain;
	const result = await annulConsultation(context, { consultationId: consultation.id, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const flash = { tone: "success", text: form.t("consultations:admin.done.annulled") } as const;
	return withFlash(`/admin/consultations/${consultation.id}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function AnnulConsultation() {
	const { id, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<ReasonForm
			title={t("admin.reason.annulConsultationTitle", { consultation: title })}
			lead={t("admin.reason.annulText")}
			confirm={t("admin.reason.confirmAnnul")}
			back={{ to: `/admin/consultations/${id}`, label: title }}
			lastResult={useActionData<typeof action>()}
			isDangerous
		/>
	);
}
