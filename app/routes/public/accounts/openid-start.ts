import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { beginOpenid } from "~/domain/accounts/commands/begin-openid.server";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { providerOfPath } from "~/domain/accounts/openid/providers.server";
import { accountOf } from "~/lib/actor";
import { orNotFound, ownAddress } from "~/server/http.server";

/** Leaves for the identity provider. Signed in, it links that identity to the account, or proves its owner is there. */
export async function loader(args: LoaderFunctionArgs) {
	const context = await contextFor(args, "account.create");
	const url = new URL(args.request.url);
	const name = orNotFound(providerOfPath(url.pathname));
	const isSignedIn = accountOf(context.actor) !== null;
	const intent = !isSignedIn ? "sign-in" : url.searchParams.has("prove") ? "prove" : "link";
	if (intent === "link") requireRecentProof(args, context);
	const result = await beginOpenid(context, {
		...{ name, intent, ip: args.context.ip },
		to: ownAddress(url.searchParams.get("to") ?? (isSignedIn ? "/me/security" : "/me")),
		cookieHeader: args.request.headers.get("cookie"),
	});
	if (result.ok) return redirect(result.value.url, { headers: { "Set-Cookie": result.value.cookie } });
	if (result.reason === "not-set-up") throw new Response("404", { status: 404, statusText: "Not Found" });
	const why = result.reason === "provider-down" ? "provider-down" : "too-many";
	return redirect(`/sign-in/${name}/callback?why=${why}`);
}
