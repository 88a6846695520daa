import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { signInByPasskey } from "~/domain/accounts/commands/sign-in-by-passkey.server";
import { contextFor, findOwner } from "~/domain/accounts/context.server";
import { beginPasskey } from "~/domain/accounts/factors/passkeys.server";
import { browserOf, markBrowser } from "~/domain/accounts/openid/browser.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { deviceLabel } from "~/domain/accounts/rules";
import { passkeySchema } from "~/domain/accounts/schema";
import { PasskeyForm } from "~/domain/accounts/ui/PasskeyForm";
import { translatorFor } from "~/i18n/i18next.server";
import { ownAddress, readButton } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Signs in; or brings the second factor, or proves again who is there: then only a passkey of that account will do. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const owner = await findOwner(args, context);
	if (owner?.stage === "enrolment") throw redirect("/second-factor/enrol");
	const to = ownAddress(new URL(args.request.url).searchParams.get("to") ?? "/me");
	const { browserHash, cookie } = markBrowser(args.request.headers.get("cookie"));
	const intent = owner?.stage === "full" ? "prove" : "sign-in";
	const options = await beginPasskey(context, { accountId: owner?.accountId ?? null, browserHash, intent });
	const title = (await translatorFor(args.request))("identity:passkey.title");
	return data({ to, title, options }, { headers: { "Set-Cookie": cookie } });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const { response, to } = await readButton(args, passkeySchema);
	const result = await signInByPasskey(context, {
		...{ response, ip: args.context.ip, owner: await findOwner(args, context) },
		browserHash: browserOf(args.request.headers.get("cookie")),
		device: deviceLabel(args.request.headers.get("user-agent")),
	});
	if (result.ok) return redirect(ownAddress(to), { headers: { "Set-Cookie": result.value } });
	const t = await translatorFor(args.request);
	if (result.reason === "passkey-refused") return data({ text: t("identity:passkey.refused") }, { status: 403 });
	const { text, status } = accountRefusal(t, result);
	return data({ text }, { status });
}

export default function Passkey() {
	const { to, title, options } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t } = useTranslation("identity");
	return (
		<Page width="text">
			<PageHeader title={title} lead={t("passkey.lead")} />
			{refused ? (
				<Alert tone="danger" live>
					{refused.text}
				</Alert>
			) : null}
			<PasskeyForm action="/sign-in/passkey" options={{ use: options }} label={t("passkey.use")} fields={{ to }} />
			<div>
				<LinkButton to="/sign-in" tone="secondary">
					{t("passkey.other")}
				</LinkButton>
			</div>
		</Page>
	);
}
