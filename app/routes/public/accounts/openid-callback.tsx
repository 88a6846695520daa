import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { finishOpenid, type Vouched } from "~/domain/accounts/commands/finish-openid.server";
import { contextFor } from "~/domain/accounts/context.server";
import { providerOfPath } from "~/domain/accounts/openid/providers.server";
import { openidStatus } from "~/domain/accounts/openid/refusals";
import { deviceLabel } from "~/domain/accounts/rules";
import { takeFromState } from "~/domain/residents/commands/take-from-state.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, withFlash } from "~/server/http.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/Button";
import { pageMeta } from "~/ui/meta";
import { Page, PageHeader } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title);

/** The way back from an identity provider: nobody is let in by a page that is shown. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const { pathname, searchParams: search } = new URL(args.request.url);
	const name = orNotFound(providerOfPath(pathname));
	const t = await translatorFor(args.request);
	const title = t("identity:openid.failed");
	const why = search.get("why");
	if (why === "provider-down" || why === "too-many")
		return data({ name, title, reason: why } as const, { status: openidStatus(why) });
	const outcome = await finishOpenid(context, {
		...{ name, search, ip: args.context.ip },
		cookieHeader: args.request.headers.get("cookie"),
		device: deviceLabel(args.request.headers.get("user-agent")),
	});
	if (outcome.done === "refused")
		return data({ name, title, reason: outcome.reason }, { status: openidStatus(outcome.reason) });
	if (outcome.done === "first-time") return redirect("/sign-in/first-time");
	const headers = new Headers(outcome.cookie ? { "Set-Cookie": outcome.cookie } : {});
	const back = new URL(outcome.to, args.request.url);
	const ticket = back.searchParams.get("household");
	const taken = outcome.vouched && (await takeFromState(context, { ...stateOf(outcome.vouched), ticket }));
	if (taken) {
		const tone = taken === "pulled" ? "success" : "error";
		return withFlash(back.pathname, { tone, text: t(`matters:procedure.household.${taken}`) }, headers);
	}
	if (outcome.done === "in") return redirect(outcome.to, { headers });
	const provider = t(`identity:openid.names.${name}`);
	return withFlash(
		outcome.to,
		{ tone: "success", text: t(`identity:openid.${outcome.done}`, { name: provider }) },
		headers,
	);
}

const stateOf = ({ accountId: personId, ...state }: Vouched) => ({ personId, ...state });

export default function OpenidCallback() {
	const { name, reason } = useLoaderData<typeof loader>();
	const { t } = useTranslation("identity");
	const provider = t(`openid.names.${name}`);
	return (
		<Page width="text">
			<PageHeader title={t("openid.failed")} />
			<Alert tone={reason === "abandoned" ? "info" : "warning"}>
				{t(`openid.refusals.${reason}`, { name: provider })}
			</Alert>
			<div className="flex flex-wrap items-center gap-x-6 gap-y-3">
				<LinkButton to={`/sign-in/${name}`} reloadDocument>
					{t("openid.again")}
				</LinkButton>
				<LinkButton to="/sign-in" tone="secondary">
					{t("openid.otherWay")}
				</LinkButton>
				<Link to="/">{t("signedOut.home")}</Link>
			</div>
		</Page>
	);
}
