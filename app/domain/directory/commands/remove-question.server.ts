import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Takes a question away from the search, with its answers and what procedures said of them. Twice is as once. */
export const removeQuestion = (context: Context, id: string): Promise<Result<null, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "directory.manage")) return refuse("not-allowed");
		const { count } = await context.db.guideQuestion.deleteMany({ where: { id } });
		if (count > 0) await recordEvent(context, { name: "directory.changed", subject: { type: "guide-question", id } });
		return ok(null);
	});
