import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Hides an amendment from the public, or shows it again: what a moderation decision does. Doing it twice changes nothing. */
export const hideAmendment = async (
	context: Context,
	{ id, isHidden }: { id: string; isHidden: boolean },
): Promise<Result<{ id: string }, "not-allowed">> => {
	if (permissionRefusal(context.actor, "moderation.decide")) return refuse("not-allowed");
	return transaction(context, async (context) => {
		const { count } = await context.db.amendment.updateMany({
			where: { id, hiddenAt: isHidden ? null : { not: null } },
			data: { hiddenAt: isHidden ? context.now : null },
		});
		const name = isHidden ? "amendment.hidden" : "amendment.shown";
		if (count > 0) await recordEvent(context, { name, subject: { type: "amendment", id } });
		return ok({ id });
	});
};
