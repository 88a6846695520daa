import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { writeEvent } from "~/domain/issue-reports/commands/write-event.server";
import { translator } from "~/i18n/i18next.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { TaskState } from "~/server/prisma/client";
import { taskMoves } from "../rules/tasks";

export type StoredPhoto = { key: string; width: number; height: number };

type Move = {
	taskId: string;
	to: TaskState;
	note: string;
	photos: StoredPhoto[];
	/** Who did it when it is no member of staff. */
	label?: string;
};

const wordsOf = (title: string, to: TaskState, note: string) => {
	const t = translator("fr");
	const said = t("works:tasks.moved", { title, state: t(`works:tasks.states.${to}`) });
	return note ? `${said}\n${note}` : said;
};

/**
 * Says how far a task is: seen, started, done (with photos and a word), cancelled. The same word twice changes nothing.
 * Refuses what does not follow: a task that has ended stays so.
 */
export const moveTask = (
	context: Context,
	{ taskId, to, note, photos, label }: Move,
): Promise<Result<{ incidentId: string }, "not-found" | "move-not-possible">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [task] = await db.$queryRaw<{ incidentId: string; title: string; state: TaskState }[]>`
			SELECT "incidentId", title, state::text AS state FROM "WorkTask" WHERE id = ${taskId}::uuid FOR UPDATE`;
		if (!task) return refuse("not-found");
		const { incidentId, title, state } = task;
		if (state === to) return ok({ incidentId });
		if (!taskMoves[state].includes(to)) return refuse("move-not-possible");
		const data = {
			state: to,
			changedAt: now,
			...(note ? { note } : {}),
			...(to === "done" ? { pauseAskedAt: null } : {}),
		};
		await db.workTask.update({ where: { id: taskId }, data });
		await db.proofPhoto.createMany({
			data: photos.map(({ key, width, height }) => ({
				id: newId(now),
				incidentId,
				taskId,
				imageKey: key,
				width,
				height,
				createdAt: now,
			})),
		});
		const words = { incidentId, kind: "task" as const, internalText: wordsOf(title, to, note) };
		await writeEvent(context, label === undefined ? words : { ...words, label });
		await recordEvent(context, {
			name: "task.moved",
			subject: { type: "task", id: taskId },
			details: { incidentId, to },
		});
		return ok({ incidentId });
	});
