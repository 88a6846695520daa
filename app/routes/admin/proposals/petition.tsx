import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { answerPetition } from "~/domain/proposals/commands/answer-petition.server";
import { findClock } from "~/domain/proposals/petition-queries.server";
import { findProposal } from "~/domain/proposals/queries.server";
import { answerPetitionSchema } from "~/domain/proposals/schema";
import { ClockText } from "~/domain/proposals/ui/PetitionClock";
import { isId } from "~/lib/id";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { Prose } from "~/ui/Prose";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "petitions.answer");
	const { proposalId: id } = args.params;
	const { title, body, number } = orNotFound(await findProposal(context, id));
	return { id, title, body, number, clock: orNotFound(await findClock(context, id ?? "")) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "petitions.answer");
	const proposalId = args.params.proposalId ?? "";
	const form = await readForm(args, answerPetitionSchema);
	if (!form.ok) return form.shownAgain;
	const result = isId(proposalId) ? await answerPetition(context, { proposalId, ...form.value }) : null;
	if (result?.ok !== true && result?.reason !== "already-answered") return orNotFound(null);
	if (!result.ok) return formRefused(form, form.t("proposals:refusals.already-answered"));
	return withFlash(`/proposals/${proposalId}`, { tone: "success", text: form.t("proposals:petition.desk.done") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function AnswerPetition() {
	const { id, title, body, clock } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("proposals");
	const [form, fields] = useTypedForm<{ answer: string }>(answer);
	const labels = { answer: t("petition.desk.answer") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[{ to: "/admin/petitions", label: t("petition.desk.title") }, { label: title }]}
				actions={
					<LinkButton tone="secondary" to={`/proposals/${id}`}>
						{t("petition.desk.see")}
					</LinkButton>
				}
			/>
			<Alert tone={clock.state === "overdue" ? "danger" : "info"}>
				<p>
					<ClockText clock={clock} />
				</p>
			</Alert>
			<Prose text={body} />
			{clock.answeredAt ? null : (
				<TypedForm form={form} labels={labels}>
					<FormError>{form.errors?.[0]}</FormError>
					<TextAreaField
						field={fields.answer}
						label={labels.answer}
						hint={t("petition.desk.hint")}
						rows={10}
						maxLength={10_000}
					/>
					<div>
						<Button>{t("petition.desk.publish")}</Button>
					</div>
				</TypedForm>
			)}
		</Page>
	);
}
