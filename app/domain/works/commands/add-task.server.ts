import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { moveIncident } from "~/domain/issue-reports/commands/move-incident.server";
import { writeEvent } from "~/domain/issue-reports/commands/write-event.server";
import { type IncidentState, isOpen, movesFrom } from "~/domain/issue-reports/rules/states";
import { translator } from "~/i18n/i18next.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { MAX_TASKS } from "../schema";
import { makeContractorLink } from "./make-contractor-link.server";

type NewTask = {
	incidentId: string;
	title: string;
	teamId: string | null;
	contractorId: string | null;
	dueAt: Date | null;
};

type Incident = { number: number; address: string; text: string; state: IncidentState };

type Contractor = { id: string; name: string; email: string; open311Url: string };

const tellContractor = async (
	context: Context,
	taskId: string,
	title: string,
	contractor: Contractor,
	{ number, address, text }: Incident,
) => {
	const t = translator("fr");
	const { path } = await makeContractorLink(context, { contractorId: contractor.id });
	await queueMail(context, {
		key: `task:${taskId}`,
		to: contractor.email,
		language: "fr",
		subject: t("works:mail.task.subject", { number, address }),
		parts: [
			t("works:mail.task.text", { name: contractor.name, title, address }),
			{ quote: text },
			{ link: path, label: t("works:mail.task.button") },
			t("works:mail.task.end"),
		],
	});
};

/** Sends to the contractor what it must know, and to its own server if it has one. */
const handOver = async (
	context: Context,
	task: NewTask & { id: string },
	contractor: Contractor,
	incident: Incident,
) => {
	const { db, now } = context;
	await tellContractor(context, task.id, task.title, contractor, incident);
	if (contractor.open311Url) {
		const id = newId(now);
		await db.outboundRequest.createMany({ data: { id, taskId: task.id, contractorId: contractor.id, createdAt: now } });
		await addJob(context, "send-outbound", { outboundId: id }, { key: `outbound:${id}`, maxAttempts: 1 });
	}
	if (!movesFrom(incident.state).includes("external")) return;
	const words = { publicText: "", internalText: "", externalTo: contractor.name, version: null };
	await moveIncident(context, { incidentId: task.incidentId, to: "external", ...words });
};

/**
 * Adds a piece of work to an open incident, for a team or a contractor, who is told by e-mail with a secret link. Residents
 * are not told of tasks; the incident passes to «with …» when a contractor takes it. Refuses a closed incident, an eleventh
 * task, and a contractor no longer worked with.
 */
export const addTask = (
	context: Context,
	task: NewTask,
): Promise<Result<{ taskId: string }, "not-found" | "closed" | "too-many-tasks" | "no-such-contractor">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const { incidentId, title, teamId, contractorId, dueAt } = task;
		const [incident] = await db.$queryRaw<Incident[]>`
			SELECT number, address, text, state::text AS state FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		if (!incident) return refuse("not-found");
		if (!isOpen(incident.state) && incident.state !== "unverified") return refuse("closed");
		const standing = await db.workTask.count({ where: { incidentId, state: { not: "cancelled" } } });
		if (standing >= MAX_TASKS) return refuse("too-many-tasks");
		const contractor = contractorId
			? await db.contractor.findFirst({ where: { id: contractorId, active: true } })
			: null;
		if (contractorId && !contractor) return refuse("no-such-contractor");
		const id = newId(now);
		await db.workTask.createMany({
			data: { id, incidentId, title, teamId, contractorId, dueAt, createdAt: now, changedAt: now },
		});
		const internalText = translator("fr")("works:tasks.added", { title });
		await writeEvent(context, { incidentId, kind: "task", internalText });
		await recordEvent(context, { name: "task.added", subject: { type: "task", id }, details: { incidentId } });
		if (contractor) await handOver(context, { ...task, id }, contractor, incident);
		return ok({ taskId: id });
	});
