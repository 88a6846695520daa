import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { beginAttempt, type Intent } from "../openid/attempts.server";
import { markBrowser } from "../openid/browser.server";
import { authorizationUrl } from "../openid/client.server";
import { noteOutage } from "../openid/outages.server";
import { findProvider, type ProviderName } from "../openid/providers.server";
import { attemptProvider, type From, type Throttled } from "../throttle.server";

type Begin = { name: ProviderName; intent: Intent; to: string; cookieHeader: string | null } & From;

/**
 * Begins a sign-in at an identity provider: answers the address to send this browser to, and the cookie that binds the way
 * back to it. `to` is an address of ours. Refuses where the provider is not set up, or does not answer within three seconds.
 */
export const beginOpenid = async (
	context: Context,
	{ name, intent, to, cookieHeader, ip }: Begin,
): Promise<Result<{ url: string; cookie: string }, "not-set-up" | "provider-down"> | Throttled> => {
	const provider = findProvider(name);
	if (!provider) return refuse("not-set-up");
	const attempt = await attemptProvider(context, { ip });
	if (!attempt.ok) return attempt;
	const { browserHash, cookie } = markBrowser(cookieHeader);
	const begun = { provider: name, intent, returnTo: to, accountId: accountOf(context.actor) };
	const secrets = await beginAttempt(context, browserHash, begun);
	const url = await authorizationUrl(provider, secrets).catch(() => null);
	if (url) return ok({ url, cookie });
	await noteOutage(context, name);
	return refuse("provider-down");
};
