import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { methodOf } from "~/domain/consultations/methods";
import { findPhase } from "~/domain/consultations/queries.server";
import { writeText } from "~/domain/debates/commands/write-text.server";
import { findText } from "~/domain/debates/queries/passages.server";
import { refusalText } from "~/domain/debates/refusals";
import { cutText, joinText, planText } from "~/domain/debates/text";
import { textSchema } from "~/domain/debates/text-schema";
import { TextFields } from "~/domain/debates/ui/TextFields";
import { TextPlan } from "~/domain/debates/ui/TextPlan";
import { translatorFor } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const find = async (context: Context, { params: { phaseId } }: Pick<LoaderFunctionArgs, "params">) => {
	const phase = orNotFound(await findPhase(context, phaseId));
	return orNotFound(methodOf(phase).capabilities.debatesText ? phase : null);
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const t = await translatorFor(args.request);
	const { id, title, consultation } = await find(context, args);
	const text = await findText(context, id);
	return {
		phase: { id, title },
		consultation,
		version: text?.version ?? 0,
		text: joinText(text?.passages ?? []),
		title: t("debates:text.desk.title"),
	};
}

/** Shows the cutting, or publishes the version: what was typed stays in the form either way. */
export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { id: phaseId, consultation } = await find(context, args);
	const form = await readForm(args, textSchema);
	if (!form.ok) return form.shownAgain;
	if (form.form.get("move") !== "publish") {
		const current = await findText(context, phaseId);
		return data({ ...form.submission.reply(), plan: planText(current?.passages ?? [], cutText(form.value.text)) });
	}
	const result = await writeText(context, { ...form.value, phaseId });
	if (!result.ok) {
		const text = [refusalText(form.t, result.reason)];
		const answer = result.reason === "note-needed" ? { fieldErrors: { note: text } } : { formErrors: text };
		const reply = form.submission.reply(answer);
		// The form then carries the version there is now: publishing again is a choice made knowingly.
		const version = String((await findText(context, phaseId))?.version ?? 0);
		return data({ ...reply, initialValue: { ...reply.initialValue, version } }, { status: 409 });
	}
	const text = form.t("debates:text.desk.done", { version: result.value.version, count: result.value.passages });
	return withFlash(`/consultations/${consultation.slug}/text`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function TextDesk() {
	const { phase, consultation, version, text, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["debates", "consultations"]);
	const answer = useActionData<typeof action>();
	const plan = answer && "plan" in answer ? (answer.plan as ReturnType<typeof planText>) : null;
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("consultations:admin.title") },
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: `${title} – ${phase.title}` },
				]}
				title={title}
				lead={t("text.desk.lead")}
				actions={
					version > 0 ? (
						<LinkButton tone="secondary" to={`/consultations/${consultation.slug}/text`}>
							{t("text.desk.see")}
						</LinkButton>
					) : null
				}
			/>
			<TextFields lastResult={answer} version={version} text={text} hasPlan={plan !== null} />
			{plan ? <TextPlan {...plan} /> : null}
		</Page>
	);
}
