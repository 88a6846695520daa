import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signInByLink } from "~/domain/accounts/commands/sign-in-by-link.server";
import { contextFor } from "~/domain/accounts/context.server";
import { deviceLabel } from "~/domain/accounts/rules";
import { findToken } from "~/domain/accounts/tokens.server";
import { BadLink } from "~/domain/accounts/ui/BadLink";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { Page, PageHeader } from "~/ui/Page";

/** The secret in the address stays on this site. («no-referrer» would hide the Origin of our own form, which is then refused.) */
export const headers: HeadersFunction = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const found = await findToken(context, args.params.token ?? "", "sign_in");
	const title = (await translatorFor(args.request))("accounts:signInByEmail.linkTitle");
	return data({ name: found?.account.displayName ?? null, title }, { status: found ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await signInByLink(context, { token: args.params.token ?? "", device });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/sign-in/by-email", { tone: "error", text: t("accounts:refusals.link-not-valid") });
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/me", { tone: "success", text: t("accounts:signIn.done") }, headers);
}

export default function SignInLink() {
	const { name } = useLoaderData<typeof loader>();
	const { t } = useTranslation("accounts");
	if (name === null) return <BadLink to="/sign-in/by-email" label={t("badLink.confirm")} />;
	return (
		<Page width="text">
			<PageHeader title={t("signInByEmail.linkTitle")} lead={t("signInByEmail.linkLead", { name })} />
			<Form method="post">
				<Button>{t("signIn.submit")}</Button>
			</Form>
		</Page>
	);
}
