import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import type { Owner } from "../context.server";
import { readPasskey } from "../factors/passkeys.server";
import { openSession, rotateSession } from "../sessions.server";
import { attemptProvider, type From, type Throttled } from "../throttle.server";

type Shown = { owner: Owner | null; browserHash: string | null; response: string; device: string } & From;

/**
 * Signs in by a passkey; or, for `owner`, brings the second factor or proves again who is there: then the passkey must be
 * theirs. Answers the cookie of a new session.
 */
export const signInByPasskey = async (
	context: Context,
	{ owner, browserHash, response, device, ip }: Shown,
): Promise<Result<string, "passkey-refused"> | Throttled> => {
	const attempt = await attemptProvider(context, { ip });
	if (!attempt.ok) return attempt;
	const shown = await readPasskey(context, { browserHash, response });
	if (!shown || (owner && owner.accountId !== shown.accountId)) {
		const subject = { type: "provider", id: "passkey" };
		await recordEvent(context, { name: "sign-in.refused", subject, details: { reason: "passkey-refused" } });
		return refuse("passkey-refused");
	}
	const by = { method: "passkey", strength: 2 } as const;
	const cookie = owner
		? await rotateSession(context, owner.token, { strength: 2 })
		: await openSession(shown.accountId, device, context.now, by);
	if (!cookie) return refuse("passkey-refused");
	const name = owner?.stage === "full" ? "owner.proved" : "account.signed-in";
	await recordEvent(context, { name, subject: { type: "account", id: shown.accountId }, details: { by: "passkey" } });
	return ok(cookie);
};
