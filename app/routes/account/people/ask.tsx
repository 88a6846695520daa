import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { askToHelp } from "~/domain/residents/commands/ask-to-help.server";
import { type HelpAsked, helpAskedSchema } from "~/domain/residents/schema";
import { HelpFields, useHelpLabels } from "~/domain/residents/ui/HelpFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "people.ask");
	const t = await translatorFor(args.request);
	return { title: t("residents:people.ask"), above: t("residents:people.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.ask");
	const read = await readForm(args, helpAskedSchema);
	if (!read.ok) return read.shownAgain;
	const result = await askToHelp(context, read.value);
	if (!result.ok) return formRefused(read, read.t(`residents:people.refusals.${result.reason}`));
	return withFlash("/me/people", { tone: "success", text: read.t("residents:people.asked") });
}

export default function AskToHelp() {
	const { title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<Record<keyof HelpAsked, string>>(useActionData<typeof action>(), {
		defaultValue: { kind: "parent", months: "12" },
	});
	const { t } = useTranslation("residents");
	const labels = { ...useHelpLabels(), email: t("people.fields.email") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("people.askLead")}
				breadcrumbs={[{ to: "/me/people", label: above }, { label: title }]}
			/>
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.email}
					label={labels.email}
					hint={t("people.fields.emailHint")}
					type="email"
					autoComplete="off"
				/>
				<HelpFields fields={fields} />
				<div>
					<Button>{t("people.askSend")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
