import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { isRecentlyProved } from "../context.server";
import { type BindRefusal, bindIdentity } from "../identities.server";
import type { Claims } from "../openid/claims";
import { dropPending, findPending } from "../openid/pending.server";
import type { ProviderName } from "../openid/providers.server";
import { rotateSession } from "../sessions.server";

type Linked = { accountId: string; claims: Claims; returnTo: string; name: ProviderName; cookie: string | null };

/**
 * Links the identity that waits in this browser to the account signed in, whose owner proved to be there in the last ten
 * minutes. Answers where to go and the cookie of the new session.
 */
export const linkPending = async (
	context: Context,
	{ browserHash }: { browserHash: string | null },
): Promise<Result<Linked, "nothing-waits" | "proof-needed" | BindRefusal>> => {
	const accountId = accountOf(context.actor);
	const pending = await findPending(context, browserHash);
	if (!pending || !browserHash || !accountId) return refuse("nothing-waits");
	if (!isRecentlyProved(context)) return refuse("proof-needed");
	const bound = await transaction(context, (context) => bindIdentity(context, accountId, pending.identity));
	if (!bound.ok) return bound;
	await dropPending(context, browserHash);
	const token = "sessionId" in context.actor ? context.actor.sessionId : "";
	const { returnTo, identity } = pending;
	return ok({
		accountId,
		claims: identity.claims,
		returnTo,
		name: identity.provider,
		cookie: await rotateSession(context, token, { strength: 1 }),
	});
};
