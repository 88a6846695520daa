import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { writeEvent } from "./write-event.server";

/** A note between members of staff: residents never see it. Refuses an incident that does not exist. */
export const noteIncident = (
	context: Context,
	{ incidentId, text }: { incidentId: string; text: string },
): Promise<Result<null, "not-found">> =>
	transaction(context, async (context) => {
		if ((await context.db.incident.count({ where: { id: incidentId } })) === 0) return refuse("not-found");
		await writeEvent(context, { incidentId, kind: "noted", internalText: text });
		return ok(null);
	});
