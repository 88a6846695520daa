import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { settleRun } from "~/domain/channels/commands/settle-run.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** An agent posted a run of letters: the rows up to `lastId` that were waiting are said to have left. Repeating adds nothing. */
export const postLetters = (
	context: Context,
	{ campaignId, lastId }: { campaignId: string; lastId: string },
): Promise<Result<{ count: number }, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "campaigns.write")) return refuse("not-allowed");
		const count = await settleRun(context, { messageId: campaignId, lastId });
		const subject = { type: "campaign", id: campaignId };
		if (count > 0) await recordEvent(context, { name: "letters.posted", subject, details: { count } });
		return ok({ count });
	});
