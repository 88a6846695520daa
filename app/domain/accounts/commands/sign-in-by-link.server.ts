import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { byLetter, openSession } from "../sessions.server";
import { consumeToken } from "../tokens.server";

/** Signs a resident in by the secret of a letter, which proves the address too; answers the cookie of the session. Never staff. */
export const signInByLink = async (
	context: Context,
	{ token, device }: { token: string; device: string },
): Promise<Result<string, "link-not-valid">> => {
	const accountId = await transaction(context, async (context) => {
		const { db, now } = context;
		const used = await consumeToken(context, token, "sign_in");
		if (!used) return null;
		const { accountId: id } = used;
		// Refused in the same statement that would prove the address: the role may have changed since the letter.
		const proved = await db.$executeRaw`
			UPDATE "Account" SET "confirmedAt" = coalesce("confirmedAt", ${now}) WHERE id = ${id}::uuid AND role = 'resident'`;
		if (proved === 0) return null;
		await recordEvent(context, {
			name: "account.signed-in",
			subject: { type: "account", id },
			details: { by: "letter" },
		});
		return id;
	});
	return accountId ? ok(await openSession(accountId, device, context.now, byLetter)) : refuse("link-not-valid");
};
