import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { checkPassword } from "./passwords.server";
import { attemptPassword, type From, type Throttled } from "./throttle.server";

/** Asks the owner's password again before something that matters: a stolen session is not enough. */
export const proveOwner = async (
	context: Context,
	accountId: string,
	{ password, ip }: { password: string } & From,
): Promise<Result<null, "wrong-credentials" | "busy"> | Throttled> => {
	const where = { id: accountId };
	const account = await context.db.account.findUnique({ where, select: { email: true, passwordHash: true } });
	const attempt = await attemptPassword(context, account?.email ?? "", { ip });
	if (!attempt.ok) return attempt;
	const checked = await checkPassword(account?.passwordHash, password);
	if (!checked.ok) return checked;
	if (!checked.value) return refuse("wrong-credentials");
	await attempt.refund();
	return ok(null);
};
