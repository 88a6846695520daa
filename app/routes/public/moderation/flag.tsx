import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { flagContent } from "~/domain/moderation/commands/flag-content.server";
import { flagSchema, ruleKeys } from "~/domain/moderation/schema";
import { findTarget } from "~/domain/moderation/targets.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button, LinkButton } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextAreaField } from "~/ui/TextAreaField";

const find = async (context: Context, { params }: Pick<LoaderFunctionArgs, "params">) => {
	const { targetType = "", targetId = "" } = params;
	const target = isId(targetId) ? await findTarget(context, { targetType, targetId }) : null;
	return { targetType, targetId, target: orNotFound(target?.isShown ? target : null) };
};

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "moderation.flag");
	const t = await translatorFor(args.request);
	const { target } = await find(context, args);
	const { title: name, text, to } = target;
	return { target: { name, text: text.slice(0, 600), to }, title: t("moderation:flag.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "moderation.flag");
	const { targetType, targetId, target } = await find(context, args);
	const form = await readForm(args, flagSchema);
	if (!form.ok) return form.shownAgain;
	const result = await flagContent(context, { ...form.value, targetType, targetId });
	if (!result.ok) {
		const formErrors = [form.t(`moderation:refusals.${result.reason}`)];
		return data(form.submission.reply({ formErrors }), { status: 409 });
	}
	return withFlash(target.to, { tone: "success", text: form.t("moderation:flag.done") });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export default function Flag() {
	const { target, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("moderation");
	const [form, fields] = useTypedForm<{ rule: string; details: string }>(useActionData<typeof action>());
	const labels = { rule: t("flag.rule"), details: t("flag.details") };
	return (
		<Page width="text">
			<PageHeader
				breadcrumbs={[{ to: target.to, label: t("flag.what") }, { label: title }]}
				title={title}
				lead={t("flag.lead")}
			/>
			<figure className="border-s-4 border-line ps-4">
				<figcaption className="font-semibold">{target.name ?? t("flag.what")}</figcaption>
				<p className="break-words whitespace-pre-line text-soft">{target.text}</p>
			</figure>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.rule}
					label={labels.rule}
					options={ruleKeys.map((value) => ({
						value,
						label: t(`rules.${value}.name`),
						hint: t(`rules.${value}.text`),
					}))}
				/>
				<TextAreaField
					field={fields.details}
					label={labels.details}
					hint={t("flag.detailsHint")}
					rows={3}
					maxLength={1000}
					optional
				/>
				<div className="flex flex-wrap gap-3">
					<Button>{t("flag.send")}</Button>
					<LinkButton tone="quiet" to={target.to}>
						{t("flag.cancel")}
					</LinkButton>
				</div>
			</TypedForm>
		</Page>
	);
}
