import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { addPhase } from "~/domain/consultations/commands/add-phase.server";
import { type MethodKey, methodKeys, settingsOf } from "~/domain/consultations/methods";
import { findConsultationById } from "~/domain/consultations/queries.server";
import { methodSchema, phaseDatesOf, phaseSchema } from "~/domain/consultations/schema";
import { PhaseFields, usePhaseLabels } from "~/domain/consultations/ui/PhaseFields";
import { translatorFor } from "~/i18n/i18next.server";
import { addDays, cityDay } from "~/lib/city-day";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { Card, CardGrid } from "~/ui/Card";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const methodAsked = (request: Request): MethodKey | null =>
	methodSchema.nullable().catch(null).parse(new URL(request.url).searchParams.get("method"));

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) => {
	const { consultationId } = params;
	const found = isId(consultationId) ? await findConsultationById(context, consultationId) : null;
	return orNotFound(found);
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const consultation = await find(context, args);
	const t = await translatorFor(args.request);
	const { id, title, version, phases } = consultation;
	const lastEnd = phases.at(-1)?.endsAt;
	const startsOn = cityDay(lastEnd && lastEnd > context.now ? lastEnd : context.now);
	const consultationShown = { id, title, version };
	const defaults = { startsOn, endsOn: addDays(startsOn, 29) };
	return {
		consultation: consultationShown,
		method: methodAsked(args.request),
		defaults,
		title: t("consultations:admin.phase.addTitle"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const consultation = await find(context, args);
	const method = orNotFound(methodAsked(args.request));
	const form = await readForm(args, phaseSchema(method));
	if (!form.ok) return form.shownAgain;
	const { startsOn, endsOn, ...phase } = form.value;
	const input = { ...phase, ...phaseDatesOf({ startsOn, endsOn }), consultationId: consultation.id, method };
	const result = await addPhase(context, input);
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const flash = { tone: "success", text: form.t("consultations:admin.done.phaseAdded") } as const;
	return withFlash(`/admin/consultations/${consultation.id}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const MethodChoice = () => {
	const { t } = useTranslation("consultations");
	return (
		<CardGrid columns={2}>
			{methodKeys.map((key) => (
				<Card key={key} as="h2" to={`?method=${key}`} title={t(`methods.${key}.name`)}>
					<p>{t(`methods.${key}.hint`)}</p>
				</Card>
			))}
		</CardGrid>
	);
};

const PhaseForm = ({ method }: { method: MethodKey }) => {
	const { consultation, defaults } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const labels = usePhaseLabels(method);
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: {
			...defaults,
			version: consultation.version,
			title: t(`methods.${method}.phaseTitle`),
			settings: settingsOf(method, {}),
		},
	});
	return (
		<TypedForm form={form} labels={labels}>
			<PhaseFields fields={fields as never} method={method} />
			<div className="flex flex-wrap gap-3">
				<Button>{t("admin.phase.save")}</Button>
				<LinkButton tone="quiet" to="?">
					{t("admin.phase.other")}
				</LinkButton>
			</div>
		</TypedForm>
	);
};

export default function NewPhase() {
	const { consultation, method } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const { id, title } = consultation;
	const name = method ? t("admin.phase.addOf", { method: t(`methods.${method}.name`) }) : t("admin.phase.addTitle");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("admin.title") },
					{ to: `/admin/consultations/${id}`, label: title },
					{ label: t("admin.phase.addTitle") },
				]}
				title={name}
				lead={method ? t(`methods.${method}.hint`) : t("admin.phase.addLead")}
			/>
			{method ? <PhaseForm key={method} method={method} /> : <MethodChoice />}
		</Page>
	);
}
