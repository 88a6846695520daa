import {
	type ActionFunctionArgs,
	data,
	type HeadersFunction,
	type LoaderFunctionArgs,
	type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { proveByLetter } from "~/domain/accounts/commands/prove-by-letter.server";
import { contextFor } from "~/domain/accounts/context.server";
import { findToken } from "~/domain/accounts/tokens.server";
import { BadLink } from "~/domain/accounts/ui/BadLink";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { withFlash } from "~/server/http.server";
import { Button } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

/** The secret in the address stays on this site. */
export const headers: HeadersFunction = () => ({ "Referrer-Policy": "same-origin" });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const found = await findToken(context, args.params.token ?? "", "prove_owner");
	const isMine = found !== null && found.accountId === accountOf(context.actor);
	const title = (await translatorFor(args.request))("identity:prove.title");
	return data({ isMine, title }, { status: isMine ? 200 : 410 });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const result = await proveByLetter(context, { token: args.params.token ?? "" });
	const t = await translatorFor(args.request);
	if (!result.ok) return withFlash("/me/prove", { tone: "error", text: t("accounts:refusals.link-not-valid") });
	const headers = new Headers({ "Set-Cookie": result.value });
	return withFlash("/me/security", { tone: "success", text: t("identity:prove.done") }, headers);
}

export default function ProveLink() {
	const { isMine, title } = useLoaderData<typeof loader>();
	const { t } = useTranslation(["identity", "accounts"]);
	if (!isMine) return <BadLink to="/me/prove" label={t("accounts:badLink.confirm")} />;
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("identity:prove.linkLead")} />
			<Form method="post">
				<Button>{t("identity:prove.submit")}</Button>
			</Form>
		</Page>
	);
}
