import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { consumeToken } from "../tokens.server";

/** Proves that letters reach a person at the mailbox they gave. It signs nobody in: a mailbox may be a couple's. */
export const confirmContact = (
	context: Context,
	{ token }: { token: string },
): Promise<Result<{ accountId: string; email: string }, "link-not-valid">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const used = await consumeToken(context, token, "confirm_contact");
		if (!used?.email) return refuse("link-not-valid");
		const { accountId: id, email } = used;
		const { count } = await db.account.updateMany({ where: { id, email }, data: { confirmedAt: now } });
		if (count === 0) return refuse("link-not-valid");
		await recordEvent(context, { name: "account.confirmed", subject: { type: "account", id } });
		return ok({ accountId: id, email });
	});
