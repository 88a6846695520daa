import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { appealDecision } from "~/domain/moderation/commands/appeal-decision.server";
import { findOwnCase } from "~/domain/moderation/queries.server";
import { appealUntil } from "~/domain/moderation/rules";
import { appealSchema } from "~/domain/moderation/schema";
import { CaseStateTag } from "~/domain/moderation/ui/CaseStateTag";
import { formatDate } from "~/i18n/format";
import { translatorFor } from "~/i18n/i18next.server";
import { useLanguage } from "~/i18n/useLanguage";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const { caseId } = args.params;
	const found = orNotFound(isId(caseId) ? await findOwnCase(context, caseId) : null);
	const until = found.decidedAt && appealUntil(found.decidedAt);
	const mayAppeal = found.state === "hidden" && until !== null && context.now <= until;
	return { found, until, mayAppeal, title: t("moderation:own.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { caseId } = args.params;
	const { id } = orNotFound(isId(caseId) ? await findOwnCase(context, caseId) : null);
	const form = await readForm(args, appealSchema);
	if (!form.ok) return form.shownAgain;
	const result = await appealDecision(context, { ...form.value, caseId: id });
	if (!result.ok) {
		const formErrors = [form.t(`moderation:refusals.${result.reason}`)];
		return data(form.submission.reply({ formErrors }), { status: 409 });
	}
	return withFlash(`/me/moderation/${id}`, { tone: "success", text: form.t("moderation:own.done") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

const Words = ({ children }: { children: string }) => (
	<p className="max-w-prose border-s-4 border-line ps-4 break-words whitespace-pre-line">{children}</p>
);

const Appeal = () => {
	const { found, until, mayAppeal } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	const language = useLanguage();
	const [form, fields] = useTypedForm<{ appeal: string }>(useActionData<typeof action>());
	if (found.appeal && found.appealedAt)
		return (
			<Section title={t("own.yourAppeal", { date: formatDate(language, found.appealedAt) })}>
				<Words>{found.appeal}</Words>
				{found.appealAnswer ? (
					<>
						<h3 className="text-subheading">{t("own.answer")}</h3>
						<Words>{found.appealAnswer}</Words>
					</>
				) : (
					<p>{t("own.waiting")}</p>
				)}
			</Section>
		);
	if (!mayAppeal || !until) return null;
	return (
		<Section title={t("own.appeal")}>
			<p>{t("own.until", { date: formatDate(language, until) })}</p>
			<TypedForm form={form} labels={{ appeal: t("own.appealText") }}>
				<TextAreaField
					field={fields.appeal}
					label={t("own.appealText")}
					hint={t("own.appealHint")}
					rows={5}
					maxLength={2000}
				/>
				<div>
					<Button>{t("own.send")}</Button>
				</div>
			</TypedForm>
		</Section>
	);
};

export default function OwnCase() {
	const { found, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["moderation", "accounts"]);
	const language = useLanguage();
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: "/me", label: t("accounts:me.title") }, { label: title }]}
				eyebrow={<CaseStateTag state={found.state} />}
				title={title}
				lead={found.decidedAt ? t("own.when", { date: formatDate(language, found.decidedAt) }) : null}
			/>
			<Section title={t("own.words")}>
				<Words>{found.target.title ?? found.target.text}</Words>
			</Section>
			<Section title={t("own.why")}>
				{found.rule ? <p className="font-semibold">{t(`rules.${found.rule as "hate"}.name`)}</p> : null}
				<Words>{found.explanation}</Words>
				<p>
					<Link to="/moderation">{t("own.rules")}</Link>
				</p>
			</Section>
			<Appeal />
		</Page>
	);
}
