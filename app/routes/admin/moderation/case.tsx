import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { decideCase } from "~/domain/moderation/commands/decide-case.server";
import { decisionRefusal } from "~/domain/moderation/policy";
import { findCase } from "~/domain/moderation/queries.server";
import { decideSchema, ruleKeys } from "~/domain/moderation/schema";
import { CaseStateTag } from "~/domain/moderation/ui/CaseStateTag";
import { CaseSummary } from "~/domain/moderation/ui/CaseSummary";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button, LinkButton } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { HiddenField } from "~/ui/HiddenField";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "moderation.decide");
	const t = await translatorFor(args.request);
	const { caseId } = args.params;
	const found = orNotFound(isId(caseId) ? await findCase(context, caseId) : null);
	const refusal = decisionRefusal(context.actor, { ...found, authorId: found.target?.authorId ?? null });
	return { found, refusal, title: t("moderation:queue.case", { number: found.number }) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "moderation.decide");
	const { caseId } = args.params;
	const { id } = orNotFound(isId(caseId) ? await findCase(context, caseId) : null);
	const form = await readForm(args, decideSchema);
	if (!form.ok) return form.shownAgain;
	const result = await decideCase(context, { ...form.value, caseId: id });
	if (!result.ok) {
		const formErrors = [form.t(`moderation:refusals.${result.reason}`)];
		return data(form.submission.reply({ formErrors }), { status: 409 });
	}
	const text = form.t(result.value.outcome === "kept" ? "moderation:case.doneKept" : "moderation:case.done");
	return withFlash("/admin/moderation", { tone: "success", text });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const DecisionForm = () => {
	const { found } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	const [form, fields] = useTypedForm<{ version: number; outcome: string; rule: string; explanation: string }>(
		useActionData<typeof action>(),
		{ defaultValue: { version: found.version } },
	);
	const labels = { outcome: t("case.outcome"), rule: t("case.rule"), explanation: t("case.explanation") };
	return (
		<TypedForm form={form} labels={labels}>
			<HiddenField field={fields.version} />
			<ChoiceField
				field={fields.outcome}
				label={labels.outcome}
				options={[
					{ value: "kept", label: t(found.origin === "held" ? "case.publish" : "case.keep") },
					{ value: "hidden", label: t("case.hide") },
				]}
			/>
			<SelectField
				field={fields.rule}
				label={labels.rule}
				hint={t("case.ruleHint")}
				placeholder=""
				options={ruleKeys.map((value) => ({ value, label: t(`rules.${value}.name`) }))}
				optional
			/>
			<TextAreaField
				field={fields.explanation}
				label={labels.explanation}
				hint={t("case.explanationHint")}
				rows={5}
				maxLength={2000}
				optional
			/>
			<div>
				<Button>{t("case.save")}</Button>
			</div>
		</TypedForm>
	);
};

export default function ModerationCasePage() {
	const { found, refusal, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/admin/moderation", label: t("queue.title") }, { label: title }]}
				eyebrow={<CaseStateTag state={found.state} />}
				title={title}
				lead={t(`origins.${found.origin as "flags"}`)}
			/>
			<CaseSummary found={found} />
			{refusal === "own-contribution" ? <Alert tone="warning">{t("case.own")}</Alert> : null}
			{refusal === null && found.target ? (
				<Section title={t("case.decide")}>
					<DecisionForm />
				</Section>
			) : null}
			{found.state === "appealed" ? (
				<div>
					<LinkButton to={`/admin/moderation/${found.id}/appeal`}>{t("case.appealDecide")}</LinkButton>
				</div>
			) : null}
		</Page>
	);
}
