import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmEmail } from "~/domain/accounts/commands/confirm-email.server";
import { contextFor } from "~/domain/accounts/context.server";
import { deviceLabel } from "~/domain/accounts/rules";
import { findToken } from "~/domain/accounts/tokens.server";
import { BadLink } from "~/domain/accounts/ui/BadLink";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** The secret in the address stays on this site. («no-referrer» would hide the Origin of our own form, which is then refused.) */
export const headers: HeadersFunction = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const found = await findToken(context, args.params.token ?? "", "confirm_email");
	const title = (await translatorFor(args.request))("accounts:confirm.linkTitle");
	return data({ name: found?.account.displayName ?? null, title }, { status: found ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const device = deviceLabel(args.request.headers.get("user-agent"));
	const result = await confirmEmail(context, { token: args.params.token ?? "", device });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/confirm", { tone: "error", text: t("accounts:refusals.link-not-valid") });
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/me", { tone: "success", text: t("accounts:confirm.done") }, headers);
}

export default function ConfirmLink() {
	const { name } = useLoaderData<typeof loader>();
	const { t } = useTranslation("accounts");
	if (name === null) return <BadLink to="/confirm" label={t("badLink.confirm")} />;
	return (
		<Page width="text">
			<PageHeader title={t("confirm.linkTitle")} lead={t("confirm.linkLead", { name })} />
			<Form method="post">
				<Button>{t("confirm.button")}</Button>
			</Form>
			<p className="text-soft">{t("confirm.notYou")}</p>
		</Page>
	);
}
