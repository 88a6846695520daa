import { writeEvent } from "~/domain/issue-reports/commands/write-event.server";
import { type Context, transaction } from "~/server/context.server";
import { moveTask } from "../commands/move-task.server";
import { findRequest } from "./client.server";
import type { RemoteRequest } from "./requests";

/** Requests asked about in one go, those not asked for the longest first. */
const BATCH = 50;

type Standing = {
	id: string;
	taskId: string;
	remoteId: string | null;
	remoteToken: string | null;
	remoteStatus: string;
	task: { incidentId: string };
	contractor: { name: string; open311Url: string; open311Key: string; open311Jurisdiction: string };
};

const listStanding = ({ db }: Context): Promise<Standing[]> =>
	db.outboundRequest.findMany({
		where: { state: "sent", task: { state: { in: ["todo", "seen", "started"] } } },
		orderBy: { polledAt: { sort: "asc", nulls: "first" } },
		take: BATCH,
		select: {
			id: true,
			taskId: true,
			remoteId: true,
			remoteToken: true,
			remoteStatus: true,
			task: { select: { incidentId: true } },
			contractor: { select: { name: true, open311Url: true, open311Key: true, open311Jurisdiction: true } },
		},
	});

/** What the other side says now becomes what our staff see; closed there, the task is done here. */
const take = (context: Context, standing: Standing, remote: RemoteRequest) =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const said = [remote.status, remote.notes].filter(Boolean).join(" – ").slice(0, 500);
		const { count } = await db.outboundRequest.updateMany({
			where: { id: standing.id, remoteStatus: standing.remoteStatus },
			data: { polledAt: now, remoteStatus: said, remoteId: remote.id || standing.remoteId },
		});
		if (count === 0 || said === standing.remoteStatus) return;
		const { name: label } = standing.contractor;
		if (remote.status === "closed") {
			await moveTask(context, { taskId: standing.taskId, to: "done", note: remote.notes, photos: [], label });
			return;
		}
		if (standing.remoteStatus === "") return;
		await writeEvent(context, { incidentId: standing.task.incidentId, kind: "task", internalText: said, label });
	});

/** Asks contractors' servers how far their requests are. One that does not answer is asked again later. */
export const pollOutbound = async (context: Context): Promise<void> => {
	for (const standing of await listStanding(context)) {
		const { open311Url: url, open311Key: key, open311Jurisdiction: jurisdiction } = standing.contractor;
		const id = standing.remoteId ?? standing.remoteToken;
		if (!id || !url) continue;
		const endpoint = { url, key, jurisdiction };
		const answer = await findRequest(endpoint, standing.remoteId ? "requests" : "tokens", id);
		const remote = answer.kind === "ok" ? answer.requests[0] : undefined;
		if (remote) await take(context, standing, remote);
		else
			await context.db.outboundRequest.updateMany({
				where: { id: standing.id },
				data: { polledAt: context.now, ...(answer.kind === "ok" ? {} : { lastError: answer.error.slice(0, 500) }) },
			});
	}
};
