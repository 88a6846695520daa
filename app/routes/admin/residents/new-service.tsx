import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { registerService } from "~/domain/residents/commands/register-service.server";
import { type ServiceForm, serviceSchema } from "~/domain/residents/schema";
import { ServiceFields, useServiceLabels } from "~/domain/residents/ui/ServiceFields";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "services.manage");
	const t = await translatorFor(args.request);
	return { title: t("residents:registration.newTitle"), above: t("residents:registration.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "services.manage");
	const read = await readForm(args, serviceSchema);
	if (!read.ok) return read.shownAgain;
	const registered = await registerService(context, read.value);
	const { id } = orNotFound(registered.ok ? registered.value : null);
	return withFlash(`/admin/services/${id}`, { tone: "success", text: read.t("residents:registration.saved") });
}

export default function NewService() {
	const { title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ServiceForm>(useActionData<typeof action>(), {
		defaultValue: { sector: "school" },
	});
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader title={title} breadcrumbs={[{ to: "/admin/services", label: above }, { label: title }]} />
			<TypedForm form={form} labels={useServiceLabels()}>
				<ServiceFields fields={fields} />
				<div>
					<Button>{t("registration.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
