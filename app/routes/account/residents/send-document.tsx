import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { areaOfHome } from "~/domain/directory/queries/geography.server";
import { askResidence } from "~/domain/residents/commands/ask-residence.server";
import { type HomeAddress, homeAddressSchema } from "~/domain/residents/schema";
import { HomeFields, useHomeLabels } from "~/domain/residents/ui/HomeFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readUpload, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { FileField } from "~/ui/FileField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const limits = { field: "file", max: 1, bytes: 5 * 1024 * 1024 };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "residence.ask");
	return { title: (await translatorFor(args.request))("residents:home.send") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "residence.ask");
	const read = await readUpload(args, homeAddressSchema, limits);
	if (!read.ok) return read.shownAgain;
	const file = read.files[0]?.bytes ?? new Uint8Array();
	const result = await askResidence(context, {
		...read.value,
		areaId: await areaOfHome(context, read.value),
		method: "document",
		file,
	});
	if (!result.ok) return formRefused(read, read.t(`residents:home.refusals.${result.reason}`));
	return withFlash("/me/identity/residence", { tone: "success", text: read.t("residents:home.documentSent") });
}

export default function SendDocument() {
	const { title } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<HomeAddress & { file: string }>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	const labels = { ...useHomeLabels(), file: t("home.fields.file") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("home.documentLead")}
				breadcrumbs={[{ to: "/me/identity/residence", label: t("home.title") }, { label: title }]}
			/>
			<TypedForm form={form} labels={labels} encType="multipart/form-data">
				<HomeFields fields={fields} />
				<FileField
					field={fields.file}
					label={labels.file}
					hint={t("home.fields.fileHint")}
					accept=".pdf,.jpg,.jpeg,.png"
				/>
				<div>
					<Button>{t("home.send")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
