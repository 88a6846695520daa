import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { changeAddress } from "~/domain/accounts/commands/change-address.server";
import { contextFor } from "~/domain/accounts/context.server";
import { accountRefusal } from "~/domain/accounts/refusals";
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

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const found = await findToken(context, args.params.token ?? "", "change_email");
	const title = (await translatorFor(args.request))("accounts:newAddress.title");
	const change = found ? { name: found.account.displayName, email: found.email ?? "" } : null;
	return data({ change, title }, { status: change ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const t = await translatorFor(args.request);
	const result = await changeAddress(context, args.params.token ?? "");
	if (!result.ok) return withFlash("/", { tone: "error", text: accountRefusal(t, result).text });
	return withFlash("/me/profile", { tone: "success", text: t("accounts:newAddress.done") });
}

export default function NewAddress() {
	const { change } = useLoaderData<typeof loader>();
	const { t } = useTranslation("accounts");
	if (!change) return <BadLink to="/me/address" label={t("badLink.confirm")} />;
	return (
		<Page width="text">
			<PageHeader title={t("newAddress.title")} lead={t("newAddress.lead", change)} />
			<Form method="post">
				<Button>{t("newAddress.button")}</Button>
			</Form>
		</Page>
	);
}
