import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Closes (or opens again) the door of a service: nobody signs in there, and it reads nothing more. */
export const pauseService = (
	context: Context,
	{ id, paused }: { id: string; paused: boolean },
): Promise<Result<null, "not-allowed">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "services.manage")) return refuse("not-allowed");
		const data = { pausedAt: paused ? context.now : null };
		await context.db.connectedService.updateMany({ where: { id }, data });
		await recordEvent(context, { name: "service.changed", subject: { type: "service", id }, details: { paused } });
		return ok(null);
	});
