import { type IncidentState, isOpen } from "~/domain/issue-reports/rules/states";
import { translator } from "~/i18n/i18next.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { findPromise } from "../queries/promises.server";
import { isUnderWay } from "../rules/tasks";
import { moveTask } from "./move-task.server";
import { pauseIncident } from "./pause-incident.server";
import { resumeIncident } from "./resume-incident.server";

type Moved = { incidentId: string; eventId: string; to: IncidentState; at: Date };

const endTasks = async (context: Context, incidentId: string) => {
	const tasks = await context.db.workTask.findMany({ where: { incidentId }, select: { id: true, state: true } });
	const note = translator("fr")("works:tasks.closedWith");
	for (const { id } of tasks.filter(({ state }) => isUnderWay(state)))
		await moveTask(context, { taskId: id, to: "cancelled", note, photos: [] });
};

/**
 * What follows a move: the clock stops while a question waits (or someone outside has it, where the city wants so) and goes
 * on after; a closing ends the tasks left and plans the question to the reporters. Safe to repeat.
 */
export const followMove = (context: Context, { incidentId, eventId, to, at }: Moved): Promise<void> =>
	transaction(context, async (context) => {
		const { db } = context;
		const incident = await db.incident.findUnique({
			where: { id: incidentId },
			select: { state: true, categoryId: true, pausedAt: true },
		});
		// Another move came since: its own reaction says what holds.
		if (!incident || incident.state !== to) return;
		const promise = await findPromise(context, incident.categoryId);
		const waits = to === "needs_info" || (to === "external" && promise.pausesOutside);
		if (waits && !incident.pausedAt) {
			const reason = translator("fr")(`works:pause.${to === "external" ? "external" : "needs_info"}`);
			await pauseIncident(context, { incidentId, reason, at });
		}
		if (!waits && incident.pausedAt) await resumeIncident(context, { incidentId, at });
		if (isOpen(to)) return;
		await endTasks(context, incidentId);
		if (to !== "resolved" || promise.askAfterDays === null) return;
		const runAt = new Date(at.getTime() + promise.askAfterDays * 86_400_000);
		await addJob(context, "ask-reporters", { incidentId, eventId }, { runAt, key: `ask:${eventId}` });
	});
