import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor } from "~/domain/accounts/context.server";
import { findAccount } from "~/domain/accounts/queries.server";
import { areaOfHome } from "~/domain/directory/queries/geography.server";
import { checkAtCounter } from "~/domain/residents/commands/check-at-counter.server";
import { noteReading } from "~/domain/residents/commands/note-reading.server";
import { type CounterCheck, counterCheckSchema, papersSeen } from "~/domain/residents/schema";
import { HomeFields, useHomeLabels } from "~/domain/residents/ui/HomeFields";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { SelectField } from "~/ui/SelectField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const { id, displayName: name } = orNotFound(await findAccount(context, args.params.accountId));
	await noteReading(context, { personIds: [id], what: "account", reference: "" });
	return { title: (await translatorFor(args.request))("residents:homeDesk.counterOf", { name }) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "residence.check");
	const { id: accountId } = orNotFound(await findAccount(context, args.params.accountId));
	const read = await readForm(args, counterCheckSchema);
	if (!read.ok) return read.shownAgain;
	const result = await checkAtCounter(context, {
		...read.value,
		areaId: await areaOfHome(context, read.value),
		accountId,
	});
	if (!result.ok) return formRefused(read, read.t(`residents:home.refusals.${result.reason}`));
	return withFlash("/admin/residence", { tone: "success", text: read.t("residents:homeDesk.checked") });
}

export default function Counter() {
	const { title } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<CounterCheck>(useActionData<typeof action>());
	const { t } = useTranslation("residents");
	const labels = { ...useHomeLabels(), seen: t("homeDesk.seen") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("homeDesk.counterLead")}
				breadcrumbs={[{ to: "/admin/residence", label: t("homeDesk.title") }, { label: title }]}
			/>
			<TypedForm form={form} labels={labels}>
				<HomeFields fields={fields} />
				<SelectField
					field={fields.seen}
					label={labels.seen}
					options={papersSeen.map((value) => ({ value, label: t(`homeDesk.papers.${value}`) }))}
				/>
				<div>
					<Button>{t("homeDesk.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
