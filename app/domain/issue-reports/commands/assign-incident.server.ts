import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { writeEvent } from "./write-event.server";

type Assignment = { incidentId: string; assigneeId: string | null };

/** Gives an incident to a member of staff, or to nobody. Refuses an incident that does not exist. */
export const assignIncident = (
	context: Context,
	{ incidentId, assigneeId }: Assignment,
): Promise<Result<null, "not-found">> =>
	transaction(context, async (context) => {
		const { count } = await context.db.incident.updateMany({ where: { id: incidentId }, data: { assigneeId } });
		if (count === 0) return refuse("not-found");
		await writeEvent(context, { incidentId, kind: "assigned" });
		await recordEvent(context, {
			name: "incident.assigned",
			subject: { type: "incident", id: incidentId },
			details: { assigneeId },
		});
		return ok(null);
	});
