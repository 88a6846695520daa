import { setClock } from "~/domain/issue-reports/commands/set-clock.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** Stops the clock of an open incident, for a reason residents read. Refuses one that is closed or already stands still. */
export const pauseIncident = (
	context: Context,
	{ incidentId, reason, at = context.now }: { incidentId: string; reason: string; at?: Date },
): Promise<Result<null, "closed" | "already-paused">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [row] = await db.$queryRaw<{ dueAt: Date | null; pausedAt: Date | null; closedAt: Date | null }[]>`
			SELECT "dueAt", "pausedAt", "closedAt" FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		if (!row || row.closedAt) return refuse("closed");
		if (row.pausedAt) return refuse("already-paused");
		await db.incidentPause.createMany({ data: { id: newId(now), incidentId, reason, startedAt: at } });
		await db.workTask.updateMany({ where: { incidentId, pauseAskedAt: { not: null } }, data: { pauseAskedAt: null } });
		await setClock(context, { incidentId, dueAt: row.dueAt, pausedAt: at, reason });
		return ok(null);
	});
