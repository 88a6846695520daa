import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeProposal } from "~/domain/proposals/commands/change-proposal.server";
import { changeRefusal } from "~/domain/proposals/policy";
import { findProposal } from "~/domain/proposals/queries.server";
import { answersShown, changeFormSchema, repliesOf } from "~/domain/proposals/question-schema";
import { listOwnReplies, listQuestions } from "~/domain/proposals/questions.server";
import { refusalText } from "~/domain/proposals/refusals";
import { QuestionFields, questionLabels } from "~/domain/proposals/ui/QuestionFields";
import { translatorFor } from "~/i18n/i18next.server";
import { compareTexts, type Piece } from "~/lib/diff";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { Difference } from "~/ui/Difference";
import type { FieldState } from "~/ui/Field";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const t = await translatorFor(args.request);
	const proposal = orNotFound(await findProposal(context, args.params.proposalId));
	const refusal = changeRefusal(context.actor, proposal, proposal.phase, context.now);
	if (refusal) return withFlash(`/proposals/${proposal.id}`, { tone: "error", text: refusalText(t, refusal) });
	const { id, title, body, version } = proposal;
	const questions = await listQuestions(context, proposal.phaseId);
	const answers = answersShown(questions, await listOwnReplies(context, id));
	return data({ proposal: { id, title, body, version }, questions, answers, title: t("proposals:change.title") });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "proposals.submit");
	const { id, phaseId } = orNotFound(await findProposal(context, args.params.proposalId));
	const questions = await listQuestions(context, phaseId);
	const form = await readForm(args, changeFormSchema(questions));
	if (!form.ok) return form.shownAgain;
	const { title, body, version, isMaterial } = form.value;
	const replies = repliesOf(questions, form.value);
	const result = await changeProposal(context, { proposalId: id, title, body, version, isMaterial, replies });
	if (!result.ok) {
		const formErrors = [refusalText(form.t, result.reason)];
		const reply = form.submission.reply({ formErrors });
		if (result.reason !== "stale-version") return data(reply, { status: 409 });
		// What was typed stays in the form; sent again, it replaces the text shown here, knowingly.
		const now = orNotFound(await findProposal(context, args.params.proposalId));
		const theirs = {
			version: now.version,
			title: compareTexts(now.title, title),
			body: compareTexts(now.body, body),
		};
		return data({ ...reply, theirs }, { status: 409 });
	}
	return withFlash(`/proposals/${id}`, { tone: "success", text: form.t("proposals:done.changed") });
}

type Theirs = { version: number; title: Piece[]; body: Piece[] };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function EditProposal() {
	const { proposal, questions, answers } = useLoaderData<typeof loader>();
	const { t } = useTranslation("proposals");
	const { id, title, body, version } = proposal;
	const answer = useActionData<typeof action>();
	const { theirs = null } = (answer ?? {}) as { theirs?: Theirs };
	const [form, fields] = useTypedForm(answer, {
		defaultValue: { title, body, version, isMaterial: false, ...answers },
	});
	const labels = { title: t("form.titleLabel"), body: t("form.body"), ...questionLabels(questions) };
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: `/proposals/${id}`, label: title }, { label: t("change.title") }]}
				title={t("change.title")}
				lead={t("change.lead")}
			/>
			<TypedForm form={form} labels={labels}>
				<HiddenField field={fields.version} {...(theirs ? { value: String(theirs.version) } : {})} />
				{theirs ? (
					<Alert tone="warning" title={t("change.theirs")}>
						<p>{t("change.theirsText")}</p>
						<Difference pieces={theirs.title} />
						<Difference pieces={theirs.body} />
					</Alert>
				) : null}
				<TextField field={fields.title} label={labels.title} />
				<TextAreaField field={fields.body} label={labels.body} rows={10} maxLength={10_000} />
				<QuestionFields questions={questions} fields={fields as Record<string, FieldState | undefined>} />
				<CheckboxField field={fields.isMaterial} label={t("change.material")} hint={t("change.materialHint")} />
				<div className="flex flex-wrap gap-3">
					<Button>{t("change.save")}</Button>
					<LinkButton tone="quiet" to={`/proposals/${id}`}>
						{t("change.keep")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
