import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { turnOnAuthenticator } from "~/domain/accounts/commands/turn-on-authenticator.server";
import { contextFor, ownerEnrolling } from "~/domain/accounts/context.server";
import { beginEnrolment } from "~/domain/accounts/factors/passkeys.server";
import { prepareTotp } from "~/domain/accounts/factors/totp.server";
import { markBrowser } from "~/domain/accounts/openid/browser.server";
import { findOwnerName } from "~/domain/accounts/queries/factors.server";
import { accountRefusal } from "~/domain/accounts/refusals";
import { turnOnSchema } from "~/domain/accounts/schema";
import { AddPasskey } from "~/domain/accounts/ui/AddPasskey";
import { AuthenticatorForm } from "~/domain/accounts/ui/AuthenticatorForm";
import { RecoveryCodes } from "~/domain/accounts/ui/RecoveryCodes";
import { findCity } from "~/domain/settings/queries.server";
import { translatorFor } from "~/i18n/i18next.server";
import { formRefused, readForm } from "~/server/http.server";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader, Section } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** Staff at their first sign-in, or anybody who wants a safer account: a passkey, or an authenticator. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const { accountId, stage } = await ownerEnrolling(args, context);
	const [{ name }, city] = await Promise.all([findOwnerName(context, accountId), findCity(context)]);
	const { browserHash, cookie } = markBrowser(args.request.headers.get("cookie"));
	const title = (await translatorFor(args.request))("identity:enrol.title");
	const totp = await prepareTotp(context, accountId, { label: name, issuer: city.name });
	const passkey = await beginEnrolment(context, { accountId, name, city: city.name, browserHash });
	return data({ title, isForced: stage === "enrolment", totp, passkey }, { headers: { "Set-Cookie": cookie } });
}

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const owner = await ownerEnrolling(args, context);
	const read = await readForm(args, turnOnSchema);
	if (!read.ok) return read.shownAgain;
	const result = await turnOnAuthenticator(context, { owner, code: read.value.code, ip: args.context.ip });
	if (result.ok) return data({ codes: result.value.codes }, { headers: { "Set-Cookie": result.value.cookie } });
	const { text, ...answer } = accountRefusal(read.t, result);
	return formRefused(read, text, answer);
}

export default function Enrol() {
	const { title, isForced, totp, passkey } = useLoaderData<typeof loader>();
	const answer = useActionData<typeof action>();
	const { t } = useTranslation("identity");
	const codes = (answer as { codes?: string[] } | undefined)?.codes;
	if (codes)
		return (
			<Page width="text">
				<PageHeader title={t("enrol.doneTitle")} />
				<RecoveryCodes codes={codes} />
			</Page>
		);
	return (
		<Page width="text">
			<PageHeader title={title} lead={t(isForced ? "enrol.staff" : "enrol.lead")} />
			<Section title={t("passkey.add")}>
				<p>{t("enrol.passkeyLead")}</p>
				<AddPasskey options={passkey} />
			</Section>
			<Section title={t("enrol.app")}>
				{totp.secret ? <AuthenticatorForm totp={totp} lastResult={answer} /> : <p>{t("enrol.already")}</p>}
			</Section>
		</Page>
	);
}
