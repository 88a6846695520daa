import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requestLetter } from "~/domain/accounts/commands/request-letter.server";
import { contextFor } from "~/domain/accounts/context.server";
import { findOwnAccount } from "~/domain/accounts/queries.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type AskedAddress as AskedAddressForm, addressSchema } from "~/domain/accounts/schema";
import { EmailField } from "~/domain/accounts/ui/PasswordField";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const account = await findOwnAccount(context);
	if (account?.confirmedAt) throw redirect("/me/profile");
	return { email: account?.email ?? null, title: (await translatorFor(args.request))("accounts:confirm.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, addressSchema);
	if (!read.ok) return read.shownAgain;
	const language = await languageOf(args.request);
	const asked = { letter: "confirm", email: read.value.email, language, ip: args.context.ip } as const;
	const result = await requestLetter(context, asked);
	if (result.ok) return withFlash("/confirm", { tone: "success", text: read.t("accounts:confirm.sent") });
	const { text, ...answer } = accountRefusal(read.t, result);
	return formRefused(read, text, answer);
}

export default function Confirm() {
	const { email } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<AskedAddressForm>(
		useActionData<typeof action>(),
		email ? { defaultValue: { email } } : {},
	);
	const { t } = useTranslation("accounts");
	return (
		<Page width="text">
			<PageHeader title={t("confirm.title")} lead={t("confirm.lead")} />
			{email ? <Alert tone="warning">{t("confirm.waiting")}</Alert> : null}
			<p>{t("confirm.nothing")}</p>
			<TypedForm form={form} labels={{ email: t("fields.email") }}>
				<EmailField field={fields.email} label={t("fields.email")} />
				<div>
					<Button tone="secondary">{t("confirm.resend")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
