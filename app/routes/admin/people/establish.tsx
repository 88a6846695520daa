import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findAccount } from "~/domain/accounts/queries.server";
import { establishHelp } from "~/domain/residents/commands/establish-help.server";
import { linkPapers } from "~/domain/residents/people/rules";
import { type HelpEstablished, helpEstablishedSchema } from "~/domain/residents/schema";
import { HelpFields, useHelpLabels } from "~/domain/residents/ui/HelpFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextAreaField } from "~/ui/TextAreaField";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "people.establish");
	const { displayName: name } = orNotFound(await findAccount(context, args.params.accountId));
	const t = await translatorFor(args.request);
	return { title: t("residents:people.establishOf", { name }), above: t("residents:homeDesk.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.establish");
	const { id: helperId } = orNotFound(await findAccount(context, args.params.accountId));
	const read = await readForm(args, helpEstablishedSchema);
	if (!read.ok) return read.shownAgain;
	const result = await establishHelp(context, { ...read.value, helperId });
	if (!result.ok) return formRefused(read, read.t(`residents:people.refusals.${result.reason}`));
	return withFlash("/admin/residence", { tone: "success", text: read.t("residents:people.established") });
}

export default function EstablishHelp() {
	const { title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<Record<keyof HelpEstablished, string>>(useActionData<typeof action>(), {
		defaultValue: { kind: "parent", months: "12", seen: "mandate" },
	});
	const { t } = useTranslation("residents");
	const labels = {
		...useHelpLabels(),
		...{ email: t("people.fields.helpedEmail"), name: t("people.fields.helpedName") },
		...{ seen: t("people.fields.seen"), reason: t("people.fields.reason") },
	};
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("people.establishLead")}
				breadcrumbs={[{ to: "/admin/residence", label: above }, { label: title }]}
			/>
			<TypedForm form={form} labels={labels}>
				<TextField field={fields.email} label={labels.email} type="email" autoComplete="off" optional />
				<TextField
					field={fields.name}
					label={labels.name}
					hint={t("people.fields.helpedNameHint")}
					autoComplete="off"
					optional
				/>
				<HelpFields fields={fields} />
				<SelectField
					field={fields.seen}
					label={labels.seen}
					options={linkPapers.map((value) => ({ value, label: t(`people.papers.${value}`) }))}
				/>
				<TextAreaField field={fields.reason} label={labels.reason} hint={t("people.fields.reasonHint")} rows={3} />
				<div>
					<Button>{t("people.establish")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
