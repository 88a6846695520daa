import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { hashPassword } from "../passwords.server";
import { proveOwner } from "../proofs.server";
import { openSession } from "../sessions.server";
import type { From, Throttled } from "../throttle.server";
import { cancelTokens } from "../tokens.server";

type Change = { current: string; password: string; device: string } & From;

/** Changes one's own password; ends every session, this one included, and answers the cookie of a new one. */
export const changePassword = async (
	context: Context,
	{ current, password, device, ip }: Change,
): Promise<Result<string, "wrong-credentials" | "busy" | "not-allowed"> | Throttled> => {
	const accountId = accountOf(context.actor);
	if (!accountId) return refuse("not-allowed");
	const proof = await proveOwner(context, accountId, { password: current, ip });
	if (!proof.ok) return proof;
	const hashed = await hashPassword(password);
	if (!hashed.ok) return hashed;
	await transaction(context, async (context) => {
		await context.db.account.updateMany({ where: { id: accountId }, data: { passwordHash: hashed.value } });
		await context.db.session.deleteMany({ where: { accountId } });
		await cancelTokens(context, accountId);
		await recordEvent(context, { name: "password.changed", subject: { type: "account", id: accountId } });
	});
	return ok(await openSession(accountId, device, context.now));
};
