import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { ServiceGiven } from "../schema";
import { rowOf } from "./register-service.server";

/** Changes what is known of a service, not its contract. */
export const changeService = (
	context: Context,
	{ id, ...given }: ServiceGiven & { id: string },
): Promise<Result<null, "not-allowed" | "no-such-service">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "services.manage")) return refuse("not-allowed");
		const changed = await context.db.connectedService.updateMany({ where: { id }, data: rowOf(given) });
		if (changed.count === 0) return refuse("no-such-service");
		await recordEvent(context, { name: "service.changed", subject: { type: "service", id } });
		return ok(null);
	});
