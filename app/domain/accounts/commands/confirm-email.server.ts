import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { byLetter, openSession } from "../sessions.server";
import { consumeToken } from "../tokens.server";

/** Confirms the address of an account by the secret sent to it, and opens a session: answers its cookie. */
export const confirmEmail = async (
	context: Context,
	{ token, device }: { token: string; device: string },
): Promise<Result<string, "link-not-valid">> => {
	const accountId = await transaction(context, async (context) => {
		const used = await consumeToken(context, token, "confirm_email");
		if (!used) return null;
		const { accountId: id } = used;
		const { now, db } = context;
		const { count } = await db.account.updateMany({ where: { id, confirmedAt: null }, data: { confirmedAt: now } });
		if (count === 1) await recordEvent(context, { name: "account.confirmed", subject: { type: "account", id } });
		return id;
	});
	return accountId ? ok(await openSession(accountId, device, context.now, byLetter)) : refuse("link-not-valid");
};
