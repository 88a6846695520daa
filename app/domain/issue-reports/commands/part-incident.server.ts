import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { IncidentState } from "../rules/states";
import { writeEvent } from "./write-event.server";

type Row = { mergedIntoId: string | null; previousState: IncidentState | null };

/** Undoes a merge: the testimonies filed on this incident come back to it, and so does its state. */
export const partIncident = (
	context: Context,
	{ incidentId }: { incidentId: string },
): Promise<Result<null, "not-merged">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [row] = await db.$queryRaw<Row[]>`
			SELECT "mergedIntoId", "previousState"::text AS "previousState" FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		if (!row?.mergedIntoId || !row.previousState) return refuse("not-merged");
		const { mergedIntoId, previousState } = row;
		const { count } = await db.report.updateMany({
			where: { incidentId: mergedIntoId, filedOnId: incidentId },
			data: { incidentId },
		});
		await db.incident.update({
			where: { id: incidentId },
			data: {
				state: previousState,
				previousState: null,
				mergedIntoId: null,
				reportCount: count,
				changedAt: now,
				version: { increment: 1 },
			},
		});
		const [earliest] = await db.report.findMany({
			where: { incidentId: mergedIntoId },
			orderBy: { createdAt: "asc" },
			take: 1,
			select: { createdAt: true },
		});
		await db.incident.update({
			where: { id: mergedIntoId },
			data: {
				reportCount: { decrement: count },
				...(earliest ? { reportedAt: earliest.createdAt } : {}),
				changedAt: now,
				version: { increment: 1 },
			},
		});
		await writeEvent(context, { incidentId, kind: "parted", fromState: "duplicate", toState: previousState });
		await recordEvent(context, {
			name: "incident.parted",
			subject: { type: "incident", id: incidentId },
			details: { from: mergedIntoId },
		});
		return ok(null);
	});
