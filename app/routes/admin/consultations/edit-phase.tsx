import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changePhase } from "~/domain/consultations/commands/change-phase.server";
import { actionsOf } from "~/domain/consultations/conditions";
import { type MethodKey, settingsOf } from "~/domain/consultations/methods";
import { findConsultationById, findPhase } from "~/domain/consultations/queries.server";
import { daysOf, phaseDatesOf, phaseSchema } from "~/domain/consultations/schema";
import { PhaseFields, usePhaseLabels } from "~/domain/consultations/ui/PhaseFields";
import { translatorFor } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) => {
	const { phaseId } = params;
	return orNotFound(await findPhase(context, phaseId));
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const phase = await find(context, args);
	const t = await translatorFor(args.request);
	const consultation = orNotFound(await findConsultationById(context, phase.consultationId));
	const hasOpened = consultation.state !== "draft" && phase.startsAt <= context.now;
	return {
		phase,
		hasOpened,
		days: daysOf(phase),
		version: consultation.version,
		title: t("consultations:admin.phase.editTitle"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const phase = await find(context, args);
	const form = await readForm(args, phaseSchema(phase.method as MethodKey));
	if (!form.ok) return form.shownAgain;
	const { startsOn, endsOn, ...changes } = form.value;
	const days = daysOf(phase);
	// Days that were not touched keep the exact moments of the phase, which may have been opened or closed at any hour.
	const dates = days.startsOn === startsOn && days.endsOn === endsOn ? phase : phaseDatesOf({ startsOn, endsOn });
	const { startsAt, endsAt } = dates;
	const result = await changePhase(context, { ...changes, startsAt, endsAt, phaseId: phase.id });
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const flash = { tone: "success", text: form.t("consultations:admin.done.phaseChanged") } as const;
	return withFlash(`/admin/consultations/${phase.consultationId}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function EditPhase() {
	const { phase, days, version, hasOpened } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const method = phase.method as MethodKey;
	const labels = usePhaseLabels(method);
	const { title, description } = phase;
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: { title, description, ...days, version, settings: settingsOf(method, phase.settings) },
	});
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("admin.title") },
					{ to: `/admin/consultations/${phase.consultationId}`, label: phase.consultation.title },
					{ label: title },
				]}
				title={t("admin.phase.editTitle")}
				lead={t(`methods.${method}.hint`)}
				actions={
					actionsOf(phase).length > 0 ? (
						<LinkButton tone="secondary" to={`/admin/phases/${phase.id}/conditions`}>
							{t("admin.conditions.title")}
						</LinkButton>
					) : null
				}
			/>
			<TypedForm form={form} labels={labels}>
				<PhaseFields
					fields={fields as never}
					method={method}
					frozen={phase.settingsFrozenAt !== null}
					hasOpened={hasOpened}
				/>
				<div>
					<Button>{t("admin.phase.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
