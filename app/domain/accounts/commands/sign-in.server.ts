import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { checkPassword } from "../passwords.server";
import { emailKey } from "../rules";
import { openSession } from "../sessions.server";
import { attemptPassword, type From, type Throttled } from "../throttle.server";

type SignIn = { email: string; password: string; device: string } & From;

/**
 * Opens a session; answers the cookie that carries it. An unknown address, one without a password and a wrong password
 * are one refusal that takes one time.
 */
export const signIn = async (
	context: Context,
	{ email, password, device, ip }: SignIn,
): Promise<Result<string, "wrong-credentials" | "busy"> | Throttled> => {
	const attempt = await attemptPassword(context, email, { ip });
	if (!attempt.ok) return attempt;
	const where = { emailKey: emailKey(email) };
	const account = await context.db.account.findUnique({ where, select: { id: true, passwordHash: true } });
	const checked = await checkPassword(account?.passwordHash, password);
	if (!checked.ok) {
		await attempt.refund();
		return checked;
	}
	if (!account || !checked.value) return refuse("wrong-credentials");
	await attempt.refund();
	const cookie = await openSession(account.id, device, context.now);
	await recordEvent(context, { name: "account.signed-in", subject: { type: "account", id: account.id } });
	return ok(cookie);
};
