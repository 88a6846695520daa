import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findAnswersDesk, listAssessors } from "~/domain/results/assessment-queries.server";
import { assignSchema } from "~/domain/results/assessment-schema";
import { assignAssessments } from "~/domain/results/commands/assign-assessments.server";
import { translatorFor } from "~/i18n/i18next.server";
import { addDays, cityDay } from "~/lib/city-day";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { DateField } from "~/ui/DateTimeField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";

/** Days the city usually takes to answer. */
const USUAL_DAYS = 60;

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const desk = orNotFound(isId(consultationId) ? await findAnswersDesk(context, consultationId, {}) : null);
	const picked = new URL(args.request.url).searchParams.getAll("p").filter(isId);
	return {
		...{ consultation: desk.consultation, picked, count: picked.length || desk.without },
		people: await listAssessors(context),
		dueOn: addDays(cityDay(context.now), USUAL_DAYS),
		title: t("results:assessment.assign"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const consultationId = args.params.consultationId ?? "";
	orNotFound(isId(consultationId) || null);
	const form = await readForm(args, assignSchema);
	if (!form.ok) return form.shownAgain;
	const result = await assignAssessments(context, { ...form.value, consultationId });
	if (!result.ok) {
		const text = [form.t(`results:assessment.refusals.${result.reason}`)];
		const field = { "same-person": "supervisorId", "date-past": "dueOn" }[result.reason as string];
		const answer = field ? { fieldErrors: { [field]: text } } : { formErrors: text };
		return data(form.submission.reply(answer), { status: 422 });
	}
	const text = form.t("results:assessment.done.assigned", { count: result.value.files });
	return withFlash(`/admin/consultations/${consultationId}/assessments`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const AssignForm = () => {
	const { people, dueOn, picked } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<Record<"analystId" | "supervisorId" | "deciderId" | "dueOn", string>>(
		useActionData<typeof action>(),
		{ defaultValue: { dueOn } },
	);
	const everyone = people.map(({ id, name }) => ({ value: id, label: name }));
	const deciding = people.filter(({ decides }) => decides).map(({ id, name }) => ({ value: id, label: name }));
	const nobody = t("assessment.nobody");
	const labels = {
		analystId: t("assessment.analyst"),
		supervisorId: t("assessment.supervisor"),
		deciderId: t("assessment.decider"),
		dueOn: t("assessment.due"),
	};
	return (
		<TypedForm form={form} labels={labels}>
			{picked.map((id) => (
				<input key={id} type="hidden" name="proposalIds" value={id} />
			))}
			<SelectField
				field={fields.analystId}
				label={labels.analystId}
				hint={t("assessment.analystHint")}
				options={everyone}
				placeholder={nobody}
				optional
			/>
			<SelectField
				field={fields.supervisorId}
				label={labels.supervisorId}
				hint={t("assessment.supervisorHint")}
				options={everyone}
				placeholder={nobody}
				optional
			/>
			<SelectField
				field={fields.deciderId}
				label={labels.deciderId}
				hint={t("assessment.deciderHint")}
				options={deciding}
				placeholder={nobody}
				optional
			/>
			<DateField field={fields.dueOn} label={labels.dueOn} hint={t("assessment.dueHint")} />
			<div>
				<Button>{t("assessment.assignSend")}</Button>
			</div>
		</TypedForm>
	);
};

export default function Assign() {
	const { consultation, count, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}/assessments`, label: t("assessment.desk") },
					{ label: title },
				]}
				eyebrow={consultation.title}
				title={title}
				lead={t("assessment.assignLead", { count })}
			/>
			<AssignForm />
		</Page>
	);
}
