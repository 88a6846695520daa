import { writeEvent } from "~/domain/issue-reports/commands/write-event.server";
import { translator } from "~/i18n/i18next.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** A contractor asks that the clock stops, and why: an agent decides. Refuses a task that has ended. */
export const askPause = (
	context: Context,
	{ taskId, reason, label }: { taskId: string; reason: string; label: string },
): Promise<Result<null, "ended">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const { count } = await db.workTask.updateMany({
			where: { id: taskId, state: { in: ["todo", "seen", "started"] } },
			data: { pauseAskedAt: now, pauseReason: reason, changedAt: now },
		});
		const task = await db.workTask.findUnique({ where: { id: taskId }, select: { incidentId: true, title: true } });
		if (count === 0 || !task) return refuse("ended");
		const internalText = translator("fr")("works:tasks.pauseAsked", { title: task.title, reason });
		await writeEvent(context, { incidentId: task.incidentId, kind: "task", internalText, label });
		return ok(null);
	});
