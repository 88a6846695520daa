import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requestAddressChange } from "~/domain/accounts/commands/request-address-change.server";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { listProofs } from "~/domain/accounts/queries/proofs.server";
import { findOwnAccount } from "~/domain/accounts/queries.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type ChangeAddress as ChangeAddressForm, changeAddressSchema } from "~/domain/accounts/schema";
import { CurrentPasswordField, EmailField } from "~/domain/accounts/ui/PasswordField";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, orNotFound, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { email } = orNotFound(await findOwnAccount(context));
	const { password: hasPassword } = await listProofs(context);
	if (!hasPassword) requireRecentProof(args, context);
	return { email, hasPassword, title: (await translatorFor(args.request))("accounts:profile.submitAddress") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const read = await readForm(args, changeAddressSchema);
	if (!read.ok) return read.shownAgain;
	const language = await languageOf(args.request);
	const result = await requestAddressChange(context, { ...read.value, language, ip: args.context.ip });
	if (result.ok) return withFlash("/me/profile", { tone: "success", text: read.t("accounts:profile.addressSent") });
	const { text, ...answer } = accountRefusal(read.t, result);
	const isPassword = result.reason === "wrong-credentials";
	return formRefused(read, isPassword ? read.t("accounts:refusals.wrong-password") : text, answer);
}

export default function Address() {
	const { email, hasPassword } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ChangeAddressForm>(useActionData<typeof action>());
	const { t } = useTranslation("accounts");
	const labels = { email: t("profile.newEmail"), current: t("fields.currentPassword") };
	return (
		<Page width="text">
			<PageHeader
				title={t("profile.submitAddress")}
				lead={t("profile.addressNow", { email })}
				breadcrumbs={[{ to: "/me/profile", label: t("profile.title") }, { label: t("profile.submitAddress") }]}
			/>
			<TypedForm form={form} labels={labels}>
				<EmailField field={fields.email} label={labels.email} hint={t("profile.newEmailHint")} />
				{hasPassword ? <CurrentPasswordField field={fields.current} label={labels.current} /> : null}
				<div>
					<Button>{t("profile.submitAddress")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
