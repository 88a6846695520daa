import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { objectTo } from "~/domain/residents/commands/object-to.server";
import { listObjections } from "~/domain/residents/rights/own.server";
import { objectionPurposes, objectionSchema } from "~/domain/residents/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const objections = await listObjections(context, accountOf(context.actor) ?? "");
	return { objections, title: t("residents:rights.object.title"), above: t("residents:rights.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const read = await readForm(args, objectionSchema);
	if (!read.ok) return read.shownAgain;
	await objectTo(context, { accountId: accountOf(context.actor) ?? "", purposes: read.value.purposes });
	return withFlash("/me/data", { tone: "success", text: read.t("residents:rights.object.saved") });
}

export default function Objections() {
	const { objections, title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm(useActionData<typeof action>(), { defaultValue: { purposes: objections } });
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("rights.object.lead")}
				breadcrumbs={[{ to: "/me/data", label: above }, { label: title }]}
			/>
			<TypedForm form={form} labels={{ purposes: t("rights.object.label") }}>
				<ChoiceField
					field={fields.purposes}
					type="checkbox"
					label={t("rights.object.label")}
					options={objectionPurposes.map((value) => ({ value, label: t(`rights.object.${value}`) }))}
				/>
				<div>
					<Button>{t("rights.object.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
