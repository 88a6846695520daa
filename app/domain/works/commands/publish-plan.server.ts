import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Puts the draft of the routing rules in force for what is filed from now on. `version` is the draft that was tried. */
export const publishPlan = (
	context: Context,
	{ version }: { version: number },
): Promise<Result<null, "no-such-draft">> =>
	transaction(context, async (context) => {
		const { count } = await context.db.routingPlan.updateMany({
			where: { publishedAt: null, version },
			data: { publishedAt: context.now },
		});
		if (count === 0) return refuse("no-such-draft");
		await recordEvent(context, {
			name: "routing.published",
			subject: { type: "routing-plan", id: String(version) },
			details: { version },
		});
		return ok(null);
	});
