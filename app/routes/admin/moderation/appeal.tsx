import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { decideAppeal } from "~/domain/moderation/commands/decide-appeal.server";
import { appealDecisionRefusal } from "~/domain/moderation/policy";
import { findCase } from "~/domain/moderation/queries.server";
import { decideAppealSchema } from "~/domain/moderation/schema";
import { CaseStateTag } from "~/domain/moderation/ui/CaseStateTag";
import { CaseSummary } from "~/domain/moderation/ui/CaseSummary";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "moderation.decide");
	const t = await translatorFor(args.request);
	const { caseId } = args.params;
	const found = orNotFound(isId(caseId) ? await findCase(context, caseId) : null);
	orNotFound(found.appeal);
	const refusal = appealDecisionRefusal(context.actor, { ...found, authorId: found.target?.authorId ?? null });
	return { found, refusal, title: t("moderation:case.appealDecide") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "moderation.decide");
	const { caseId } = args.params;
	const { id } = orNotFound(isId(caseId) ? await findCase(context, caseId) : null);
	const form = await readForm(args, decideAppealSchema);
	if (!form.ok) return form.shownAgain;
	const result = await decideAppeal(context, { ...form.value, caseId: id });
	if (!result.ok) {
		const formErrors = [form.t(`moderation:refusals.${result.reason}`)];
		return data(form.submission.reply({ formErrors }), { status: 409 });
	}
	return withFlash("/admin/moderation", { tone: "success", text: form.t("moderation:case.done") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const AppealForm = () => {
	const { found } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	const [form, fields] = useTypedForm<{ version: number; outcome: string; answer: string }>(
		useActionData<typeof action>(),
		{ defaultValue: { version: found.version } },
	);
	const labels = { outcome: t("case.outcome"), answer: t("case.answer") };
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={fields.version} />
			<ChoiceField
				field={fields.outcome}
				label={labels.outcome}
				options={[
					{ value: "upheld", label: t("case.uphold") },
					{ value: "overturned", label: t("case.overturn") },
				]}
			/>
			<TextAreaField field={fields.answer} label={labels.answer} rows={5} maxLength={2000} />
			<div>
				<Button>{t("case.save")}</Button>
			</div>
		</TypedForm>
	);
};

export default function AppealPage() {
	const { found, refusal, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	const number = t("queue.case", { number: found.number });
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[
					{ to: "/admin/moderation", label: t("queue.title") },
					{ to: `/admin/moderation/${found.id}`, label: number },
					{ label: title },
				]}
				eyebrow={<CaseStateTag state={found.state} />}
				title={`${title} – ${number}`}
			/>
			<CaseSummary found={found} />
			<Section title={t("case.appeal")}>
				<p className="break-words whitespace-pre-line">{found.appeal}</p>
				{found.appealAnswer ? <p className="break-words whitespace-pre-line">{found.appealAnswer}</p> : null}
			</Section>
			{refusal === "same-moderator" ? <Alert tone="warning">{t("case.sameModerator")}</Alert> : null}
			{refusal === "own-contribution" ? <Alert tone="warning">{t("case.own")}</Alert> : null}
			{refusal === null ? (
				<Section title={t("case.decide")}>
					<AppealForm />
				</Section>
			) : null}
		</Page>
	);
}
