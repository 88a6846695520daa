import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Context } from "~/server/context.server";
import { writeEvent } from "./write-event.server";

type Clock = { incidentId: string; dueAt: Date | null; pausedAt: Date | null; reason: string };

/** Writes where the promise stands: what is due when, and since when it waits. `reason` is read by residents when it stops. */
export const setClock = async (context: Context, { incidentId, dueAt, pausedAt, reason }: Clock): Promise<void> => {
	await context.db.incident.update({
		where: { id: incidentId },
		data: { dueAt, pausedAt, changedAt: context.now, version: { increment: 1 } },
	});
	await writeEvent(context, { incidentId, kind: pausedAt ? "paused" : "resumed", publicText: reason });
	await recordEvent(context, { name: "incident.deadline-moved", subject: { type: "incident", id: incidentId } });
};
