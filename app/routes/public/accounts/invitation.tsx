import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { acceptInvitation } from "~/domain/accounts/commands/accept-invitation.server";
import { contextFor } from "~/domain/accounts/context.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { deviceLabel } from "~/domain/accounts/rules";
import { type AcceptInvitation, acceptInvitationSchema } from "~/domain/accounts/schema";
import { findToken } from "~/domain/accounts/tokens.server";
import { BadLink } from "~/domain/accounts/ui/BadLink";
import { NewPasswordField } from "~/domain/accounts/ui/PasswordField";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm, withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { TypedForm, useTypedForm } from "~/ui/form";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";
import { TextField } from "~/ui/TextField";

/** The secret in the address stays on this site. */
export const headers: HeadersFunction = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const isValid = (await findToken(context, args.params.token ?? "", "invite_admin")) !== null;
	const title = (await translatorFor(args.request))("accounts:invite.title");
	return data({ isValid, title }, { status: isValid ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const read = await readForm(args, acceptInvitationSchema);
	if (!read.ok) return read.shownAgain;
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await acceptInvitation(context, { ...read.value, token: args.params.token ?? "", device });
	if (!result.ok) {
		const { text, ...answer } = accountRefusal(read.t, result);
		return formRefused(read, text, answer);
	}
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/admin", { tone: "success", text: read.t("accounts:invite.done") }, headers);
}

export default function Invitation() {
	const { isValid } = useLoaderData<typeof loader>();
	const [form, fields] = useTypedForm<AcceptInvitation>(useActionData<typeof action>());
	const { t } = useTranslation("accounts");
	if (!isValid) return <BadLink to="/sign-in" label={t("signIn.title")} />;
	const labels = { displayName: t("fields.displayName"), password: t("fields.password") };
	return (
		<Page width="text">
			<PageHeader title={t("invite.title")} lead={t("invite.lead")} />
			<TypedForm form={form} labels={labels}>
				<TextField field={fields.displayName} label={labels.displayName} autoComplete="name" />
				<NewPasswordField field={fields.password} label={labels.password} />
				<div>
					<Button>{t("invite.submit")}</Button>
				</div>
			</TypedForm>
		</Page>
	);
}
