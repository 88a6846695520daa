import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { writeContract } from "~/domain/residents/commands/write-contract.server";
import { isAttributeKey } from "~/domain/residents/ledger/rules";
import { findService } from "~/domain/residents/provider/services.server";
import { contractLineSchema, grounds } from "~/domain/residents/schema";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";
import { TextField } from "~/ui/TextField";

const lineOf = async (args: LoaderFunctionArgs) => {
	const context = await contextFor(args, "services.manage");
	const { serviceId, key = "" } = args.params;
	const service = orNotFound(isId(serviceId) ? await findService(context, serviceId) : null);
	return { context, service, key: orNotFound(isAttributeKey(key) ? key : null) };
};

export async function loader(args: LoaderFunctionArgs) {
	await contextFor(args, "services.manage");
	const { service, key } = await lineOf(args);
	const t = await translatorFor(args.request);
	const title = t("residents:registration.lineTitle", { fact: t(`residents:attributes.${key}`), name: service.name });
	const line = service.contracts.find((contract) => contract.key === key);
	return { serviceId: service.id, name: service.name, line, title, above: t("residents:registration.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	await contextFor(args, "services.manage");
	const { context, service, key } = await lineOf(args);
	const read = await readForm(args, contractLineSchema);
	if (!read.ok) return read.shownAgain;
	await writeContract(context, { serviceId: service.id, key, ...read.value });
	return withFlash(`/admin/services/${service.id}`, { tone: "success", text: read.t("residents:registration.saved") });
}

const needs = ["none", "optional", "required"] as const;

export default function ContractLine() {
	const { serviceId, name, line, title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm(useActionData<typeof action>(), {
		defaultValue: {
			need: line ? (line.required ? "required" : "optional") : "optional",
			purpose: line?.purpose ?? "",
			ground: line?.ground ?? "mission",
			minimumLevel: String(line?.minimumLevel ?? 0),
			retentionMonths: String(line?.retentionMonths ?? 12),
		},
	});
	const { t } = useTranslation("residents");
	const labels = {
		need: t("registration.need"),
		purpose: t("registration.purpose"),
		ground: t("registration.ground"),
		minimumLevel: t("registration.level"),
		retentionMonths: t("registration.retention"),
	};
	const levels = (["0", "1", "2", "3"] as const).map((value) => ({ value, label: t(`registration.levels.${value}`) }));
	return (
		<Page width="text">
			<PageHeader
				title={title}
				breadcrumbs={[
					{ to: "/admin/services", label: above },
					{ to: `/admin/services/${serviceId}`, label: name },
					{ label: title },
				]}
			/>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.need}
					label={labels.need}
					options={needs.map((value) => ({ value, label: t(`registration.needs.${value}`) }))}
				/>
				<TextField field={fields.purpose} label={labels.purpose} hint={t("registration.purposeHint")} />
				<SelectField
					field={fields.ground}
					label={labels.ground}
					options={grounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
				/>
				<SelectField field={fields.minimumLevel} label={labels.minimumLevel} options={levels} />
				<TextField
					field={fields.retentionMonths}
					type="number"
					min={1}
					max={120}
					label={labels.retentionMonths}
					className="max-w-32"
				/>
				<div>
					<Button>{t("registration.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
