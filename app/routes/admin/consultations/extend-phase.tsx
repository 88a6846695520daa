import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { movePhase } from "~/domain/consultations/commands/move-phase.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { daysOf, extendPhaseSchema } from "~/domain/consultations/schema";
import { ReasonForm } from "~/domain/consultations/ui/ReasonForm";
import { addDays } from "~/lib/city-day";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) => {
	const { phaseId } = params;
	return orNotFound(await findPhase(context, phaseId));
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const phase = await find(context, args);
	const endsOn = orNotFound(daysOf(phase).endsOn);
	return { title: phase.title, dayFrom: addDays(endsOn, 1), consultation: phase.consultation };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const phase = await find(context, args);
	const form = await readForm(args, extendPhaseSchema);
	if (!form.ok) return form.shownAgain;
	const result = await movePhase(context, { phaseId: phase.id, move: { kind: "extend", ...form.value } });
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const flash = { tone: "success", text: form.t("consultations:admin.done.phaseExtended") } as const;
	return withFlash(`/admin/consultations/${phase.consultationId}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function ExtendPhase() {
	const { title, dayFrom, consultation } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	return (
		<ReasonForm
			title={t("admin.reason.extendTitle", { phase: title })}
			confirm={t("admin.reason.confirmExtend")}
			back={{ to: `/admin/consultations/${consultation.id}`, label: consultation.title }}
			lastResult={useActionData<typeof action>()}
			dayFrom={dayFrom}
		/>
	);
}
