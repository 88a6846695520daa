import { randomBytes } from "node:crypto";
import type { Context } from "~/server/context.server";
import { unsealOrNull } from "~/server/seal.server";
import { sessionHash } from "../lucia.server";
import { endSessionUrl } from "../openid/client.server";
import { providerNames } from "../openid/providers.server";
import { closeSession } from "../sessions.server";

/**
 * Ends the session of who asks; answers the cookie that clears it and, when a state identity opened it, where the browser
 * must go to close that session too (null otherwise). Signing out twice is no fault.
 */
export const signOut = async ({ actor, db }: Context): Promise<{ cookie: string; elsewhere: string | null }> => {
	if (!("sessionId" in actor)) return { cookie: await closeSession(""), elsewhere: null };
	const where = { id: sessionHash(actor.sessionId) };
	const session = await db.session.findUnique({ where, select: { method: true, idToken: true } });
	const cookie = await closeSession(actor.sessionId);
	const provider = providerNames.find((name) => name === session?.method);
	const idToken = session?.idToken ? unsealOrNull("id-token", session.idToken) : null;
	if (!provider || !idToken) return { cookie, elsewhere: null };
	return { cookie, elsewhere: await endSessionUrl(provider, idToken, randomBytes(32).toString("hex")) };
};
