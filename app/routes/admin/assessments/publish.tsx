import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findAnswersDesk } from "~/domain/results/assessment-queries.server";
import { releaseSchema } from "~/domain/results/assessment-schema";
import { releaseAnswers } from "~/domain/results/commands/release-answers.server";
import { FileTable } from "~/domain/results/ui/FileTable";
import { WhenFields } from "~/domain/results/ui/WhenFields";
import { translatorFor } from "~/i18n/i18next.server";
import { cityWallClock, wallTime } from "~/lib/city-day";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const t = await translatorFor(args.request);
	const { consultationId } = args.params;
	const desk = orNotFound(
		isId(consultationId) ? await findAnswersDesk(context, consultationId, { stage: "decided" }) : null,
	);
	const { consultation, files, ready } = desk;
	return {
		...{ consultation, ready, files: files.filter(({ isPublished }) => !isPublished) },
		now: cityWallClock(context.now),
		title: t("results:assessment.publish"),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const consultationId = args.params.consultationId ?? "";
	orNotFound(isId(consultationId) || null);
	const form = await readForm(args, releaseSchema);
	if (!form.ok) return form.shownAgain;
	const { when, at } = form.value;
	const refuse = (text: string) => data(form.submission.reply({ fieldErrors: { at: [text] } }), { status: 422 });
	if (when === "later" && !at) return refuse(form.t("consultations:errors.moment"));
	const moment = when === "later" && at ? wallTime(at) : null;
	const result = await releaseAnswers(context, { consultationId, at: moment });
	if (!result.ok) {
		const text = form.t(`results:assessment.refusals.${result.reason}`);
		return result.reason === "date-past"
			? refuse(text)
			: data(form.submission.reply({ formErrors: [text] }), { status: 409 });
	}
	const { answers } = result.value;
	const text = moment
		? form.t("results:assessment.done.planned")
		: form.t("results:assessment.done.published", { count: answers });
	return withFlash(`/admin/consultations/${consultationId}/assessments`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function PublishAnswers() {
	const { consultation, files, ready, now, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("results");
	const [form, fields] = useTypedForm<{ when: string; at: string }>(useActionData<typeof action>(), {
		defaultValue: { when: "now" },
	});
	return (
		<Page>
			<PageHeader
				breadcrumbs={[
					{ to: `/admin/consultations/${consultation.id}/assessments`, label: t("assessment.desk") },
					{ label: title },
				]}
				eyebrow={consultation.title}
				title={title}
				lead={t("assessment.publishLead", { count: ready })}
			/>
			<TypedForm form={form} labels={{ when: t("when.label"), at: t("when.at") }}>
				<WhenFields when={fields.when} at={fields.at} now={now} />
				<div>
					<Button>{t("assessment.publish")}</Button>
				</div>
			</TypedForm>
			<Section title={t("assessment.readyTitle", { count: ready })}>
				<FileTable files={files} caption={t("assessment.readyTitle", { count: ready })} />
			</Section>
		</Page>
	);
}
