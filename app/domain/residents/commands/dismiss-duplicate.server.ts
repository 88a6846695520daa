import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** An agent says that two accounts are two people: the pair is not suspected again. */
export const dismissDuplicate = (
	context: Context,
	{ caseId }: { caseId: string },
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		if (permissionRefusal(actor, "people.merge")) return refuse("not-allowed");
		const { count } = await db.duplicateCase.updateMany({
			where: { id: caseId, state: "suspected" },
			data: { state: "dismissed", decidedBy: accountOf(actor), decidedAt: now },
		});
		if (count === 0) return refuse("not-found");
		await recordEvent(context, { name: "people.told-apart", subject: { type: "duplicate", id: caseId } });
		return ok(null);
	});
