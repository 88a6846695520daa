import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { resetPassword } from "~/domain/accounts/commands/reset-password.server";
import { contextFor } from "~/domain/accounts/context.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { deviceLabel } from "~/domain/accounts/rules";
import { type ResetPassword as ResetPasswordForm, resetPasswordSchema } from "~/domain/accounts/schema";
import { findToken } from "~/domain/accounts/tokens.server";
import { BadLink } from "~/domain/accounts/ui/BadLink";
import { NewPasswordField } from "~/domain/accounts/ui/PasswordField";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** The secret in the address stays on this site. («no-referrer» would hide the Origin of our own form, which is then refused.) */
export const headers: HeadersFunction = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const isValid = (await findToken(context, args.params.token ?? "", "reset_password")) !== null;
	const title = (await translatorFor(args.request))("accounts:reset.title");
	return data({ isValid, title }, { status: isValid ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, resetPasswordSchema);
	if (!read.ok) return read.shownAgain;
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const token = args.params.token ?? "";
	const result = await resetPassword(context, { token, password: read.value.password, device });
	if (!result.ok) {
		const { text, ...answer } = accountRefusal(read.t, result);
		return formRefused(read, text, answer);
	}
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/me/security", { tone: "success", text: read.t("accounts:reset.done") }, headers);
}

export default function ResetPassword() {
	const { isValid } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<ResetPasswordForm>(useActionData<typeof action>());
	const { t } = useTranslation("accounts");
	if (!isValid) return <BadLink to="/forgotten-password" label={t("badLink.reset")} />;
	return (
		<Page width="text">
			<PageHeader title={t("reset.title")} lead={t("reset.lead")} />
			<TypedForm form={form} labels={{ password: t("fields.newPassword") }}>
				<NewPasswordField field={fields.password} label={t("fields.newPassword")} />
				<div>
					<Button>{t("reset.submit")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
