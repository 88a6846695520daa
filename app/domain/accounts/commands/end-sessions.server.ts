import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { sessionHash } from "../lucia.server";

/** Which of one's own sessions to end: one, by its name in the list, or all but this one. */
type Which = { sessionName: string } | "others";

/** Ends sessions of one's own account. Answers how many were ended. */
export const endSessions = (context: Context, which: Which): Promise<Result<number, "not-allowed">> =>
	transaction(context, async (context) => {
		const { actor, db } = context;
		if (!("sessionId" in actor)) return refuse("not-allowed");
		const { accountId, sessionId } = actor;
		const id = which === "others" ? { not: sessionHash(sessionId) } : which.sessionName;
		const { count } = await db.session.deleteMany({ where: { accountId, id } });
		const subject = { type: "account", id: accountId };
		if (count > 0) await recordEvent(context, { name: "sessions.ended", subject, details: { count } });
		return ok(count);
	});
