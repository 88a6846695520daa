import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { listProofs } from "./closings.server";
import { findDecision, listAgents, listTakers } from "./plans.server";
import { findPromise } from "./promises.server";
import { listPauses, listTasks } from "./tasks.server";
import { listTemplatesFor } from "./templates.server";

/** Who among the staff has opened an incident, the latest first; with `isAssignee` on who has it. */
const listSeen = async ({ db }: Context, incidentId: string, assigneeId: string | null) => {
	const seen = await db.incidentSeen.findMany({ where: { incidentId }, orderBy: { at: "desc" }, take: 10 });
	const ids = [...seen.map(({ accountId }) => accountId), ...(assigneeId ? [assigneeId] : [])];
	const accounts = await db.account.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } });
	const nameOf = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
	return {
		assignee: assigneeId ? (nameOf.get(assigneeId) ?? null) : null,
		seen: seen.map(({ accountId, at }) => ({
			name: nameOf.get(accountId) ?? "–",
			at,
			isAssignee: accountId === assigneeId,
			accountId,
		})),
	};
};

type Asked = { id: string; categoryId: string; assigneeId: string | null };

/** Everything about the works on an incident that its agent needs. */
export const findWorkDesk = async (context: Context, { id, categoryId, assigneeId }: Asked) => {
	const [decision, tasks, takers, agents, templates, pauses, people, proofs, promise] = await Promise.all([
		findDecision(context, id),
		listTasks(context, id),
		listTakers(context),
		listAgents(context),
		listTemplatesFor(context, categoryId),
		listPauses(context, id),
		listSeen(context, id, assigneeId),
		listProofs(context, id),
		findPromise(context, categoryId),
	]);
	return {
		decision,
		tasks,
		takers,
		agents,
		templates,
		pauses,
		proofs,
		promise,
		...people,
		me: accountOf(context.actor),
	};
};

export type WorkDesk = Awaited<ReturnType<typeof findWorkDesk>>;
