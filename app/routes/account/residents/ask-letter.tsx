import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { areaOfHome } from "~/domain/directory/queries/geography.server";
import { askResidence } from "~/domain/residents/commands/ask-residence.server";
import { type HomeAddress, homeAddressSchema } from "~/domain/residents/schema";
import { HomeFields, useHomeLabels } from "~/domain/residents/ui/HomeFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "residence.ask");
	return { title: (await translatorFor(args.request))("residents:home.ask") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "residence.ask");
	const read = await readForm(args, homeAddressSchema);
	if (!read.ok) return read.shownAgain;
	const result = await askResidence(context, {
		...read.value,
		areaId: await areaOfHome(context, read.value),
		method: "letter",
	});
	if (!result.ok) return formRefused(read, read.t(`residents:home.refusals.${result.reason}`));
	return withFlash("/me/identity/residence", { tone: "success", text: read.t("residents:home.asked") });
}

export default function AskLetter() {
	const { title } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<HomeAddress>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("home.letterLead")}
				breadcrumbs={[{ to: "/me/identity/residence", label: t("home.title") }, { label: title }]}
			/>
			<TypedForm form={form} labels={useHomeLabels()}>
				<HomeFields fields={fields} />
				<div>
					<Button>{t("home.ask")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
