import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { savePromise } from "~/domain/works/commands/save-promise.server";
import { listPromises } from "~/domain/works/queries/promises.server";
import { promiseSchema } from "~/domain/works/schema";
import { languageOf } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

const find = async (context: Context, code: string | undefined) =>
	orNotFound((await listPromises(context)).find((category) => category.code === code));

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const category = await find(context, args.params.code);
	const language = await languageOf(args.request);
	return { category, title: language === "en" ? category.nameEn : category.nameFr };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "works.configure");
	const { id: categoryId } = await find(context, args.params.code);
	const read = await readForm(args, promiseSchema);
	if (!read.ok) return read.shownAgain;
	const { delayWorkingDays = null, askAfterDays = null, ...rest } = read.value;
	await savePromise(context, { categoryId, delayWorkingDays, askAfterDays, ...rest });
	return withFlash("/admin/reports/promises", { tone: "success", text: read.t("works:settings.saved") });
}

export default function PromisePage() {
	const { category, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation("works");
	const { proofNeeded, askAfterDays, pausesOutside } = category.promise;
	const defaultValue = {
		delayWorkingDays: category.delayWorkingDays ?? "",
		proofNeeded: proofNeeded ? "on" : "",
		askAfterDays: askAfterDays ?? "",
		pausesOutside: pausesOutside ? "on" : "",
	};
	const [form, fields] = useTypedForm<typeof defaultValue>(useActionData<typeof action>(), { defaultValue });
	const labels = { delayWorkingDays: t("promises.delay"), askAfterDays: t("promises.ask") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/reports", label: t("settings.reports") },
					{ to: "/admin/reports/promises", label: t("settings.promises") },
					{ label: title },
				]}
			/>
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.delayWorkingDays}
					type="number"
					label={labels.delayWorkingDays}
					hint={t("promises.delayHint")}
					optional
				/>
				<CheckboxField field={fields.proofNeeded} label={t("promises.proof")} hint={t("promises.proofHint")} />
				<TextField
					field={fields.askAfterDays}
					type="number"
					label={labels.askAfterDays}
					hint={t("promises.askHint")}
					optional
				/>
				<CheckboxField field={fields.pausesOutside} label={t("promises.pauses")} hint={t("promises.pausesHint")} />
				<div>
					<Button>{t("settings.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
