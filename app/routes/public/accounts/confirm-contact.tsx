import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmContact } from "~/domain/accounts/commands/confirm-contact.server";
import { contextFor } from "~/domain/accounts/context.server";
import { findToken } from "~/domain/accounts/tokens.server";
import { BadLink } from "~/domain/accounts/ui/BadLink";
import { keepContactPoint } from "~/domain/residents/commands/keep-contact-point.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** The secret in the address stays on this site. */
export const headers: HeadersFunction = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Opening the link changes nothing: mail scanners open links too. The button does. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const found = await findToken(context, args.params.token ?? "", "confirm_contact");
	const shown = found ? { name: found.account.displayName, email: found.email ?? "" } : null;
	const title = (await translatorFor(args.request))("identity:contact.title");
	return data({ shown, title }, { status: found ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const result = await confirmContact(context, { token: args.params.token ?? "" });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/me/profile", { tone: "error", text: t("accounts:refusals.link-not-valid") });
	const { accountId, email: shown } = result.value;
	const address = shown.toLowerCase();
	await keepContactPoint(context, { kind: "email", address, shown, accountId, isProved: true });
	return withFlash("/", { tone: "success", text: t("identity:contact.done") });
}

export default function ConfirmContact() {
	const { shown } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["identity", "accounts"]);
	if (!shown) return <BadLink to="/me/profile" label={t("accounts:badLink.confirm")} />;
	return (
		<Page width="text">
			<PageHeader title={t("identity:contact.title")} lead={t("identity:contact.lead", shown)} />
			<Form method="post">
				<Button>{t("identity:contact.button")}</Button>
			</Form>
		</Page>
	);
}
