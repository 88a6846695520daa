import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { askErasure } from "~/domain/residents/commands/ask-erasure.server";
import { previewErasure } from "~/domain/residents/rights/engine.server";
import { tableName } from "~/domain/residents/rights/readable";
import { type ErasureForm, erasureSchema } from "~/domain/residents/schema";
import { formatDate } from "~/i18n/format";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { CheckboxField } from "~/ui/CheckboxField";
import { ChoiceField } from "~/ui/ChoiceField";
import { DefinitionList } from "~/ui/DefinitionList";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	const t = await translatorFor(args.request);
	const lines = await previewErasure(context, accountOf(context.actor) ?? "");
	return {
		lines: lines.map((line) => ({ ...line, name: tableName(t, line.table) })),
		...{ title: t("residents:rights.erase.pageTitle"), above: t("residents:rights.title") },
	};
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	const read = await readForm(args, erasureSchema);
	if (!read.ok) return read.shownAgain;
	const withdraw = read.value.texts === "withdraw";
	const asked = await askErasure(context, { accountId: accountOf(context.actor) ?? "", withdraw });
	if (!asked.ok) return formRefused(read, read.t("residents:rights.erase.staff"));
	const date = formatDate(await languageOf(args.request), asked.value.dueAt);
	return withFlash("/me/data", { tone: "success", text: read.t("residents:rights.erase.asked", { date }) });
}

export default function Erase() {
	const { lines, title, above } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ErasureForm>(useActionData<typeof action>(), {
		defaultValue: { texts: "unname" },
	});
	const { t } = useTranslation("residents");
	const labels = { texts: t("rights.erase.texts"), understood: t("rights.erase.understood") };
	return (
		<Page width="text">
			<PageHeader
				title={title}
				lead={t("rights.erase.pageLead")}
				breadcrumbs={[{ to: "/me/data", label: above }, { label: title }]}
			/>
			<DefinitionList
				items={lines.map(({ name, count, becomes }) => ({
					term: `${name} (${count})`,
					description: t(`rights.becomes.${becomes}`),
				}))}
			/>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.texts}
					label={labels.texts}
					options={(["unname", "withdraw"] as const).map((value) => ({
						...{ value, label: t(`rights.erase.${value}`), hint: t(`rights.erase.${value}Hint`) },
					}))}
				/>
				<CheckboxField field={fields.understood} label={labels.understood} optional={false} />
				<div>
					<Button tone="danger">{t("rights.erase.ask")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
