import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { linkPending } from "~/domain/accounts/commands/link-pending.server";
import { contextFor } from "~/domain/accounts/context.server";
import { browserOf } from "~/domain/accounts/openid/browser.server";
import { recordStateIdentity } from "~/domain/residents/commands/record-state-identity.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const result = await linkPending(context, { browserHash: browserOf(args.request.headers.get("cookie")) });
	if (result.ok) {
		const { accountId: personId, claims } = result.value;
		if (result.value.name !== "proconnect") await recordStateIdentity(context, { personId, claims });
		const headers = new Headers(result.value.cookie ? { "Set-Cookie": result.value.cookie } : {});
		const text = t("identity:openid.linked", { name: t(`identity:openid.names.${result.value.name}`) });
		return withFlash(result.value.returnTo, { tone: "success", text }, headers);
	}
	if (result.reason === "proof-needed") return redirect("/me/prove?to=/sign-in/first-time");
	if (result.reason === "nothing-waits") return redirect("/sign-in/first-time");
	return withFlash("/me/security", { tone: "error", text: t(`identity:openid.refusals.${result.reason}`) });
}
