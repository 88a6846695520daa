import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Takes someone off the directory. Twice is as once. */
export const removePerson = (context: Context, id: string): Promise<Result<null, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "directory.manage")) return refuse("not-allowed");
		const { count } = await context.db.directoryPerson.deleteMany({ where: { id } });
		if (count > 0) await recordEvent(context, { name: "directory.changed", subject: { type: "directory-person", id } });
		return ok(null);
	});
