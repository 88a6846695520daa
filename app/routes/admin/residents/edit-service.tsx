import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { changeService } from "~/domain/residents/commands/change-service.server";
import type { Sector } from "~/domain/residents/ledger/rules";
import { findService } from "~/domain/residents/provider/services.server";
import { type ServiceForm, serviceSchema } from "~/domain/residents/schema";
import { ServiceFields, useServiceLabels } from "~/domain/residents/ui/ServiceFields";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

const serviceOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "services.manage");
	const { serviceId } = args.params;
	return { context, service: orNotFound(isId(serviceId) ? await findService(context, serviceId) : null) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "services.manage");
	const { service } = await serviceOf(args);
	const t = await translatorFor(args.request);
	return { service, title: t("residents:registration.change"), above: t("residents:registration.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "services.manage");
	const { context, service } = await serviceOf(args);
	const read = await readForm(args, serviceSchema);
	if (!read.ok) return read.shownAgain;
	await changeService(context, { id: service.id, ...read.value });
	return withFlash(`/admin/services/${service.id}`, {
		tone: "success",
		text: read.t("residents:registration.saved"),
	});
}

export default function EditService() {
	const { service, title, above } = useLoaderData<typeof loader>();
	const { name, summary, siteUrl, redirectUris, signOutUris, signOutNotice } = service;
	const [form, fields] = useTypedForm<ServiceForm>(useActionData<typeof action>(), {
		defaultValue: {
			...{ name, summary, siteUrl, sector: service.sector as Sector, signOutNotice: signOutNotice ?? "" },
			...{ redirectUris: redirectUris.join("\n"), signOutUris: signOutUris.join("\n") },
		},
	});
	const { t } = useTranslation("residents");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/services", label: above },
					{ to: `/admin/services/${service.id}`, label: name },
					{ label: title },
				]}
			/>
			<TypedForm form={form} labels={useServiceLabels()}>
				<ServiceFields fields={fields} />
				<div>
					<Button>{t("registration.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
