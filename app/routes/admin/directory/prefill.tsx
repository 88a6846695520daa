import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { findProcedure } from "~/domain/directory/queries/procedures.server";
import { formCode } from "~/domain/matters/procedure-request";
import { registerPrefill } from "~/domain/residents/commands/register-prefill.server";
import { prefillClient, sectors } from "~/domain/residents/ledger/rules";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm } from "~/server/http.server";
import { Button } from "~/ui/Button";
import type { FieldState } from "~/ui/Field";
import { FormError, TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";

const schema = z.object({ sector: z.enum(sectors) });

const procedureOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "services.manage");
	return { context, procedure: orNotFound(await findProcedure(context, args.params.slug ?? "")) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "services.manage");
	const { procedure } = await procedureOf(args);
	const { slug, title: name, onlineUrl } = procedure;
	const t = await translatorFor(args.request);
	return { slug, name, onlineUrl, title: t("directory:admin.prefill"), above: t("directory:admin.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "services.manage");
	const { context, procedure } = await procedureOf(args);
	const read = await readForm(args, schema);
	if (!read.ok) return read.shownAgain;
	const { slug, title: name, onlineUrl } = procedure;
	const way = onlineUrl
		? { kind: "prefill" as const, clientId: prefillClient(slug), siteUrl: onlineUrl }
		: { kind: "form" as const, clientId: formCode(slug), siteUrl: "" };
	const summary = read.t(onlineUrl ? "directory:admin.prefillSite" : "directory:admin.prefillForm", { name });
	const registered = await registerPrefill(context, { ...way, name, summary, sector: read.value.sector });
	if (!registered.ok) return formRefused(read, read.t("directory:admin.refusals.not-allowed"));
	return redirect(`/admin/services/${registered.value}`);
}

export default function Prefill() {
	const { slug, name, onlineUrl, title, above } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["directory", "residents"]);
	const [form, fields] = useTypedForm(useActionData<typeof action>());
	const label = t("residents:registration.sector");
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t(onlineUrl ? "admin.prefillSiteLead" : "admin.prefillFormLead")}
				breadcrumbs={[
					{ to: "/admin/directory", label: above },
					{ to: `/admin/directory/procedures/${slug}`, label: name },
					{ label: title },
				]}
			/>
			<TypedForm form={form} labels={{ sector: label }}>
				<FormError>{form.errors?.join(" ")}</FormError>
				<SelectField
					field={fields.sector as FieldState}
					label={label}
					hint={t("residents:registration.sectorHint")}
					options={sectors.map((value) => ({ value, label: t(`residents:sectors.${value}`) }))}
				/>
				<div>
					<Button>{t("admin.prefillGo")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
