import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Owner } from "../context.server";
import { keepPasskey } from "../factors/passkeys.server";
import { rotateSession } from "../sessions.server";

type Made = { owner: Owner; browserHash: string | null; response: string; label: string };

/** Adds a passkey to an account; answers the cookie of a new session, as strong as the passkey just shown. */
export const addPasskey = async (
	context: Context,
	{ owner, ...made }: Made,
): Promise<Result<string, "passkey-refused">> => {
	const { accountId, token } = owner;
	if (!(await keepPasskey(context, { accountId, ...made }))) return refuse("passkey-refused");
	const cookie = await rotateSession(context, token, { strength: 2 });
	if (!cookie) return refuse("passkey-refused");
	const subject = { type: "account", id: accountId };
	await recordEvent(context, { name: "factor.added", subject, details: { kind: "passkey" } });
	return ok(cookie);
};
