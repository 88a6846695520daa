import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** The person changes their mind within the thirty days. */
export const cancelErasure = (
	context: Context,
	{ accountId }: { accountId: string },
): Promise<Result<null, "nothing-to-cancel">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const where = { accountId, cancelledAt: null, doneAt: null };
		const cancelled = await db.erasure.updateMany({ where, data: { cancelledAt: now } });
		if (cancelled.count === 0) return refuse("nothing-to-cancel");
		await recordEvent(context, { name: "erasure.cancelled", subject: { type: "account", id: accountId } });
		return ok(null);
	});
