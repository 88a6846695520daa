import { accountOf } from "~/lib/actor";
import { type Context, transaction } from "~/server/context.server";
import { assignIncident } from "./assign-incident.server";
import { moveIncident } from "./move-incident.server";

/**
 * The agent takes incidents: they become theirs, and those just received pass to the service. Answers how many; one that
 * cannot move any more is assigned all the same.
 */
export const takeIncidents = (context: Context, incidentIds: string[]): Promise<{ taken: number }> =>
	transaction(context, async (context) => {
		const assigneeId = accountOf(context.actor);
		let taken = 0;
		for (const incidentId of [...new Set(incidentIds)].sort()) {
			const assigned = await assignIncident(context, { incidentId, assigneeId });
			if (!assigned.ok) continue;
			taken += 1;
			const { state } = await context.db.incident.findUniqueOrThrow({
				where: { id: incidentId },
				select: { state: true },
			});
			const words = { publicText: "", internalText: "", externalTo: "", version: null };
			if (state === "received" || state === "reopened")
				await moveIncident(context, { incidentId, to: "triaged", ...words });
		}
		return { taken };
	});
