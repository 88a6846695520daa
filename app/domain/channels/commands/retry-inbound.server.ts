import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJobs } from "~/server/queue.server";

/** Has a parked or set-aside event read again, at the request of staff: five more tries. Refuses one that is not waiting for it. */
export const retryInbound = (context: Context, inboundId: string): Promise<Result<null, "not-allowed" | "not-found">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const { count } = await context.db.inboundEvent.updateMany({
			where: { id: inboundId, state: "parked", raw: { not: null } },
			data: { state: "received", attempts: 0, reason: null },
		});
		if (count === 0) return refuse("not-found");
		await addJobs(context, "read-inbound", [{ payload: { inboundId }, key: `inbound:${inboundId}` }]);
		await recordEvent(context, { name: "inbound.retried", subject: { type: "inbound", id: inboundId } });
		return ok(null);
	});
