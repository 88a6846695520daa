import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { declareChild } from "~/domain/residents/commands/declare-child.server";
import { type ChildDeclared, childSchema } from "~/domain/residents/schema";
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
	return { title: t("residents:people.child"), above: t("residents:people.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.ask");
	const read = await readForm(args, childSchema);
	if (!read.ok) return read.shownAgain;
	const result = await declareChild(context, read.value);
	if (!result.ok) return formRefused(read, read.t(`residents:people.refusals.${result.reason}`));
	return withFlash("/me/people", { tone: "success", text: read.t("residents:people.childDone", read.value) });
}

export default function DeclareChild() {
	const { title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ChildDeclared>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	const labels = { name: t("people.fields.name") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("people.childLead")}
				breadcrumbs={[{ to: "/me/people", label: above }, { label: title }]}
			/>
			<TypedForm form={form} labels={labels}>
				<TextField field={fields.name} label={labels.name} autoComplete="off" />
				<div>
					<Button>{t("people.childSave")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
