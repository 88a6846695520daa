import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signUp } from "~/domain/accounts/commands/sign-up.server";
import { contextFor } from "~/domain/accounts/context.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { type SignUp as SignUpForm, signUpSchema } from "~/domain/accounts/schema";
import { EmailField, NewPasswordField } from "~/domain/accounts/ui/PasswordField";
import { languageOf, translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { formRefused, readForm } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	if (accountOf(context.actor)) throw redirect("/me/profile");
	return { title: (await translatorFor(args.request))("accounts:signUp.title") };
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, signUpSchema);
	if (!read.ok) return read.shownAgain;
	const language = await languageOf(args.request);
	const result = await signUp(context, { ...read.value, language, ip: args.context.ip });
	if (result.ok) return redirect("/confirm");
	const { text, ...answer } = accountRefusal(read.t, result);
	return formRefused(read, text, answer);
}

export default function SignUp() {
	const [form, fields] = useTypedForm<SignUpForm>(useActionData<typeof action>());
	const { t } = useTranslation("accounts");
	const labels = {
		displayName: t("fields.displayName"),
		email: t("fields.email"),
		password: t("fields.password"),
	};
	return (
		<Page width="text">
			<PageHeader title={t("signUp.title")} lead={t("signUp.lead")} />
			<TypedForm form={form} labels={labels}>
				<TextField
					field={fields.displayName}
					label={labels.displayName}
					hint={t("fields.displayNameHint")}
					autoComplete="name"
				/>
				<EmailField field={fields.email} label={labels.email} hint={t("fields.emailHint")} />
				<NewPasswordField field={fields.password} label={labels.password} />
				<div>
					<Button>{t("signUp.submit")}</Button>
				</div>
			</TypedForm>
			<p>
				{t("signUp.already")} <Link to="/sign-in">{t("signUp.signIn")}</Link>
			</p>
		</Page>
	);
}
