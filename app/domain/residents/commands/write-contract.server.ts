import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { AttributeKey } from "../ledger/rules";
import type { ContractLine } from "../schema";

type Written = ContractLine & { serviceId: string; key: AttributeKey };

/**
 * Writes, changes or takes away one line of a service's contract. Asking for more (a new fact, or one that becomes
 * required) makes a new version: every person connected is asked again at their next visit.
 */
export const writeContract = (
	context: Context,
	{ serviceId, key, need, ...line }: Written,
): Promise<Result<null, "not-allowed" | "no-such-service">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "services.manage")) return refuse("not-allowed");
		const { db, now } = context;
		const [service] = await db.$queryRaw<{ id: string }[]>`
			SELECT id FROM "ConnectedService" WHERE id = ${serviceId}::uuid FOR UPDATE`;
		if (!service) return refuse("no-such-service");
		const where = { serviceId_key: { serviceId, key } };
		const before = await db.serviceContract.findUnique({ where });
		if (need === "none") await db.serviceContract.deleteMany({ where: { serviceId, key } });
		else {
			const row = { ...line, required: need === "required" };
			await db.serviceContract.upsert({ where, create: { serviceId, key, startsAt: now, ...row }, update: row });
		}
		const asksMore = need !== "none" && (!before || (need === "required" && !before.required));
		if (asksMore)
			await db.connectedService.updateMany({ where: { id: serviceId }, data: { contractVersion: { increment: 1 } } });
		await recordEvent(context, {
			name: "service.changed",
			subject: { type: "service", id: serviceId },
			details: { key, need },
		});
		return ok(null);
	});
