import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/**
 * Ends a link at once: by who helps, by who is helped, or by an agent. Whoever was acting acts for themselves from their
 * next request on. Ending what is over changes nothing.
 */
export const endHelp = (context: Context, { linkId }: { linkId: string }): Promise<Result<null, "not-found">> =>
	transaction(context, async (context) => {
		const { actor, db, now } = context;
		const accountId = accountOf(actor) ?? "";
		const link = await db.personLink.findUnique({
			where: { id: linkId },
			select: { helperId: true, personId: true },
		});
		const isTheirs = link?.helperId === accountId || link?.personId === accountId;
		if (!link || (!isTheirs && permissionRefusal(actor, "people.establish"))) return refuse("not-found");
		const where = { id: linkId, endsAt: { gt: now } };
		const { count } = await db.personLink.updateMany({ where, data: { endsAt: now } });
		if (count === 0) return ok(null);
		const other = accountId === link.helperId ? link.personId : link.helperId;
		await recordEvent(context, { name: "help.ended", subject: { type: "account", id: other }, details: { linkId } });
		return ok(null);
	});
