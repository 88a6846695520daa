import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { rotateSession } from "../sessions.server";
import { consumeToken, findToken } from "../tokens.server";

/**
 * Proves that the owner of the session is there, by the secret of a letter opened in the browser that is signed in.
 * Somebody else's letter proves nothing. Answers the cookie of a new session.
 */
export const proveByLetter = async (
	context: Context,
	{ token }: { token: string },
): Promise<Result<string, "link-not-valid">> => {
	const { actor } = context;
	if (!("sessionId" in actor)) return refuse("link-not-valid");
	const found = await findToken(context, token, "prove_owner");
	if (found?.accountId !== actor.accountId) return refuse("link-not-valid");
	if (!(await consumeToken(context, token, "prove_owner"))) return refuse("link-not-valid");
	const cookie = await rotateSession(context, actor.sessionId, { strength: 1 });
	if (!cookie) return refuse("link-not-valid");
	const subject = { type: "account", id: actor.accountId };
	await recordEvent(context, { name: "owner.proved", subject, details: { by: "letter" } });
	return ok(cookie);
};
