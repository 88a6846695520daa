import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { hashPassword } from "../passwords.server";
import { byLetter, openSession } from "../sessions.server";
import { cancelTokens, consumeToken, findToken } from "../tokens.server";

type Reset = { token: string; password: string; device: string };

/**
 * Sets a new password by the secret of a letter. Ends every session and every other pending secret of the account, and
 * confirms the address, which the letter has proved. Answers the cookie of a new session.
 */
export const resetPassword = async (
	context: Context,
	{ token, password, device }: Reset,
): Promise<Result<string, "link-not-valid" | "busy">> => {
	// A forged link costs no hashing.
	if (!(await findToken(context, token, "reset_password"))) return refuse("link-not-valid");
	const hashed = await hashPassword(password);
	if (!hashed.ok) return hashed;
	const accountId = await transaction(context, async (context) => {
		const used = await consumeToken(context, token, "reset_password");
		if (!used) return null;
		const { accountId: id } = used;
		const { db, now } = context;
		await db.account.updateMany({ where: { id }, data: { passwordHash: hashed.value } });
		await db.account.updateMany({ where: { id, confirmedAt: null }, data: { confirmedAt: now } });
		await db.session.deleteMany({ where: { accountId: id } });
		await cancelTokens(context, id);
		await recordEvent(context, { name: "password.changed", subject: { type: "account", id } });
		return id;
	});
	return accountId ? ok(await openSession(accountId, device, context.now, byLetter)) : refuse("link-not-valid");
};
