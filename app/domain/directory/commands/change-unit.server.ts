import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { UnitForm } from "../schema";

type Changed = UnitForm & { code: string };

/** An administrator changes how and when a service is reached. Refuses one that does not exist. */
export const changeUnit = (
	context: Context,
	{ code, ...unit }: Changed,
): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "directory.manage")) return refuse("not-allowed");
		const known = await context.db.unit.findUnique({ where: { code }, select: { id: true } });
		if (!known) return refuse("not-found");
		await context.db.unit.updateMany({ where: { id: known.id }, data: unit });
		await recordEvent(context, { name: "directory.changed", subject: { type: "unit", id: known.id } });
		return ok(null);
	});
