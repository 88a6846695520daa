import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { proveOwner } from "../proofs.server";
import { rotateSession } from "../sessions.server";
import type { From, Throttled } from "../throttle.server";

type Refusal = "wrong-credentials" | "busy" | "not-allowed";

/** Proves that the owner of the session is there, by their password; answers the cookie of a new session. */
export const proveByPassword = async (
	context: Context,
	{ password, ip }: { password: string } & From,
): Promise<Result<string, Refusal> | Throttled> => {
	const { actor } = context;
	if (!("sessionId" in actor)) return refuse("not-allowed");
	const proof = await proveOwner(context, actor.accountId, { password, ip });
	if (!proof.ok) return proof;
	const cookie = await rotateSession(context, actor.sessionId, { strength: 1 });
	if (!cookie) return refuse("not-allowed");
	const subject = { type: "account", id: actor.accountId };
	await recordEvent(context, { name: "owner.proved", subject, details: { by: "password" } });
	return ok(cookie);
};
