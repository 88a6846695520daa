import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { reviewConsultation } from "~/domain/consultations/commands/review-consultation.server";
import { findConsultationById, listReviews } from "~/domain/consultations/queries.server";
import { signOffOf } from "~/domain/consultations/review-rules";
import { reviewSchema } from "~/domain/consultations/schema";
import { SignOffHistory } from "~/domain/consultations/ui/SignOff";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const { consultationId } = args.params;
	const consultation = orNotFound(isId(consultationId) ? await findConsultationById(context, consultationId) : null);
	const reviews = await listReviews(context, consultation.id);
	const { id, slug, title, version, state } = orNotFound(consultation.state === "draft" ? consultation : null);
	const asker = reviews.findLast(({ kind }) => kind === "asked");
	return {
		consultation: { id, slug, title, version, state },
		reviews: reviews.map(({ byId: _, ...review }) => review),
		signOff: signOffOf(reviews, version),
		isAsker: asker !== undefined && asker.byId === accountOf(context.actor),
	};
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "consultations.manage");
	const consultationId = args.params.consultationId ?? "";
	orNotFound(isId(consultationId) || null);
	const form = await readForm(args, reviewSchema);
	if (!form.ok) return form.shownAgain;
	const result = await reviewConsultation(context, { ...form.value, consultationId });
	if (!result.ok) {
		const text = [form.t(`consultations:admin.refusals.${result.reason}`)];
		const answer = result.reason === "note-needed" ? { fieldErrors: { note: text } } : { formErrors: text };
		return data(form.submission.reply(answer), { status: 409 });
	}
	const text = form.t(`consultations:admin.review.done.${form.value.kind}`);
	return withFlash(`/admin/consultations/${consultationId}`, { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.consultation.title);

export default function ReviewConsultation() {
	const { consultation, reviews, signOff, isAsker } = useLoaderData<typeof loader>();
	const { t } = useTranslation("consultations");
	const [form, fields] = useTypedForm<{ version: string; note: string }>(useActionData<typeof action>(), {
		defaultValue: { version: String(consultation.version) },
	});
	const mayAnswer = signOff === "asked" && !isAsker;
	const title = t(mayAnswer ? "admin.review.answer" : "admin.review.ask");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/consultations", label: t("admin.title") },
					{ to: `/admin/consultations/${consultation.id}`, label: consultation.title },
					{ label: title },
				]}
				eyebrow={consultation.title}
				title={title}
				lead={t(mayAnswer ? "admin.review.answerLead" : "admin.review.askLead")}
				actions={
					<LinkButton tone="secondary" to={`/consultations/${consultation.slug}`}>
						{t("admin.show.preview")}
					</LinkButton>
				}
			/>
			<SignOffHistory reviews={reviews} />
			<TypedForm form={form} labels={{ note: t("admin.review.note") }}>
				<HiddenField field={fields.version} />
				<TextAreaField
					field={fields.note}
					label={t("admin.review.note")}
					hint={t(mayAnswer ? "admin.review.noteBackHint" : "admin.review.noteHint")}
					rows={4}
					maxLength={2_000}
					optional
				/>
				<div className="flex flex-wrap gap-3">
					{mayAnswer ? (
						<>
							<Button name="kind" value="approved">
								{t("admin.review.approve")}
							</Button>
							<Button tone="secondary" name="kind" value="sent-back">
								{t("admin.review.back")}
							</Button>
						</>
					) : (
						<Button name="kind" value="asked">
							{t("admin.review.send")}
						</Button>
					)}
				</div>
			</TypedForm>
		</Page>
	);
}
