import { setClock } from "~/domain/issue-reports/commands/set-clock.server";
import { dueAfter } from "~/domain/issue-reports/rules/deadline";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { workingDaysBetween } from "../rules/clock";

/** Starts the clock again: the working days of the pause are added to the deadline. Refuses one that does not stand still. */
export const resumeIncident = (
	context: Context,
	{ incidentId, at = context.now }: { incidentId: string; at?: Date },
): Promise<Result<{ workingDays: number }, "not-paused">> =>
	transaction(context, async (context) => {
		const { db } = context;
		const [row] = await db.$queryRaw<{ dueAt: Date | null; pausedAt: Date | null }[]>`
			SELECT "dueAt", "pausedAt" FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		if (!row?.pausedAt) return refuse("not-paused");
		const workingDays = workingDaysBetween(row.pausedAt, at);
		await db.incidentPause.updateMany({ where: { incidentId, endedAt: null }, data: { endedAt: at, workingDays } });
		// The deadline is the end of a day: a moment before it lies in the day promised.
		const dueAt = row.dueAt && workingDays > 0 ? dueAfter(new Date(row.dueAt.getTime() - 1), workingDays) : row.dueAt;
		await setClock(context, { incidentId, dueAt, pausedAt: null, reason: "" });
		return ok({ workingDays });
	});
