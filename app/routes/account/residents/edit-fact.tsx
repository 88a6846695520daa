import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { declareFact } from "~/domain/residents/commands/declare-fact.server";
import { findOwnValue } from "~/domain/residents/ledger/own.server";
import { definitionOf } from "~/domain/residents/ledger/rules";
import { factSchemas } from "~/domain/residents/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { formRefused, orNotFound, ownAddress, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const found = orNotFound(await findOwnValue(context, accountOf(context.actor) ?? "", args.params.key ?? ""));
	orNotFound(found.isEditable || null);
	const { key, value } = found;
	return {
		...{ key, value, type: definitionOf(key).type },
		title: t(`residents:attributes.${key}`),
		above: t("residents:information.title"),
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const personId = accountOf(context.actor) ?? "";
	const { key } = orNotFound(await findOwnValue(context, personId, args.params.key ?? ""));
	const read = await readForm(args, factSchemas[definitionOf(key).type]);
	if (!read.ok) return read.shownAgain;
	const declared = await declareFact(context, { personId, key, value: read.value.value });
	if (!declared.ok) return formRefused(read, read.t("residents:information.certified"));
	const to = ownAddress(new URL(args.request.url).searchParams.get("to") ?? "/me/information");
	return withFlash(to, { tone: "success", text: read.t("residents:information.saved") });
}

const inputs = { text: "text", date: "date", phone: "tel", number: "text" } as const;

export default function EditFact() {
	const { title, above, value, type } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<{ value: string }>(useActionData<typeof action>(), {
		defaultValue: { value: value ?? "" },
	});
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("information.editLead")}
				breadcrumbs={[{ to: "/me/information", label: above }, { label: title }]}
			/>
			<TypedForm form={form} labels={{ value: title }}>
				<TextField
					field={fields.value}
					label={title}
					type={inputs[type]}
					inputMode={type === "number" ? "numeric" : undefined}
					hint={t(`information.formats.${type}`) || undefined}
					optional
				/>
				<div>
					<Button>{t("information.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
