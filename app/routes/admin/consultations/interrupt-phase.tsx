import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { interruptPhase } from "~/domain/consultations/commands/interrupt-phase.server";
import { findPhase } from "~/domain/consultations/queries.server";
import { reasonSchema } from "~/domain/consultations/schema";
import { ReasonForm } from "~/domain/consultations/ui/ReasonForm";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";

const verbs = {
	suspend: {
		kind: "suspended",
		title: "suspendTitle",
		text: "suspendText",
		confirm: "confirmSuspend",
		done: "phaseSuspended",
	},
	resume: { kind: "resumed", title: "resumeTitle", text: "resumeText", confirm: "confirmResume", done: "phaseResumed" },
	annul: { kind: "annulled", title: "annulTitle", text: "annulText", confirm: "confirmAnnul", done: "phaseAnnulled" },
} as const;

/** The three interruptions have three addresses, which end with their verb. */
const verbOf = (request: Request) =>
	new URL(request.url).pathname
		.replace(/\.data$/, "")
		.split("/")
		.at(-1);

const find = async (context: Context, { params, request }: LoaderFunctionArgs) => {
	const { phaseId } = params;
	const verb = verbOf(request) as keyof typeof verbs;
	const phase = orNotFound(await findPhase(context, phaseId));
	return { verb, phase, texts: orNotFound(verbs[verb]) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, verb } = await find(context, args);
	return { verb, title: phase.title, consultation: phase.consultation };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { phase, texts } = await find(context, args);
	const form = await readForm(args, reasonSchema);
	if (!form.ok) return form.shownAgain;
	const result = await interruptPhase(context, { phaseId: phase.id, kind: texts.kind, ...form.value });
	if (!result.ok) {
		const refusal = form.t(`consultations:admin.refusals.${result.reason}`);
		return data(form.submission.reply({ formErrors: [refusal] }), { status: 409 });
	}
	const flash = { tone: "success", text: form.t(`consultations:admin.done.${texts.done}`) } as const;
	return withFlash(`/admin/consultations/${phase.consultationId}`, flash);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function InterruptPhase() {
	const { verb, title, consultation } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const texts = verbs[verb];
	return (
		<ReasonForm
			title={t(`admin.reason.${texts.title}`, { phase: title })}
			lead={t(`admin.reason.${texts.text}`)}
			confirm={t(`admin.reason.${texts.confirm}`)}
			back={{ to: `/admin/consultations/${consultation.id}`, label: consultation.title }}
			lastResult={useActionData<typeof action>()}
			isDangerous={verb === "annul"}
		/>
	);
}
