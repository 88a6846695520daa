import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeRole } from "~/domain/accounts/commands/change-role.server";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { findAccount } from "~/domain/accounts/queries.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type GiveRole, giveRoleSchema } from "~/domain/accounts/schema";
import { noteReading } from "~/domain/residents/commands/note-reading.server";
import { translatorFor } from "~/i18n/i18next.server";
import { roles } from "~/lib/actor";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { ChoiceField } from "~/ui/ChoiceField";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "accounts.manage");
	requireRecentProof(args, context);
	const account = orNotFound(await findAccount(context, args.params.accountId));
	await noteReading(context, { personIds: [account.id], what: "account", reference: "" });
	const t = await translatorFor(args.request);
	return { account, title: t("accounts:admin.roleTitle", { name: account.displayName }) };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "accounts.manage");
	requireRecentProof(args, context);
	const account = orNotFound(await findAccount(context, args.params.accountId));
	const read = await readForm(args, giveRoleSchema);
	if (!read.ok) return read.shownAgain;
	const result = await changeRole(context, { accountId: account.id, ...read.value });
	if (!result.ok) {
		const { text, ...answer } = accountRefusal(read.t, result);
		return formRefused(read, text, answer);
	}
	const text = read.t("accounts:admin.done", { name: account.displayName });
	return withFlash("/admin/accounts", { tone: "success", text });
}

export default function RoleOfAccount() {
	const { account } = useLoaderData<typeof loader>();
	const defaultValue = { role: account.role, office: account.office ?? "" };
	const [form, fields] = useTypedForm<GiveRole>(useActionData<typeof action>(), { defaultValue });
	const { t } = useTranslation("accounts");
	const labels = { role: t("admin.role"), office: t("admin.office") };
	return (
		<Page width="text">
			<PageHeader
				title={t("admin.roleTitle", { name: account.displayName })}
				lead={account.email}
				breadcrumbs={[{ to: "/admin/accounts", label: t("admin.title") }, { label: account.displayName }]}
			/>
			<TypedForm form={form} labels={labels}>
				<ChoiceField
					field={fields.role}
					label={labels.role}
					options={roles.map((value) => ({
						value,
						label: t(`roleNames.${value}`),
						hint: t(`roleHints.${value}`),
					}))}
				/>
				<TextField field={fields.office} label={labels.office} hint={t("admin.officeHint")} optional />
				<div>
					<Button>{t("admin.save")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
