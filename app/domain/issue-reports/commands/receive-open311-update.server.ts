import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { writeEvent } from "./write-event.server";

export type ReceivedUpdate = {
	keyId: string;
	application: string;
	updateId: string;
	number: number;
	status: string;
	text: string;
};

/**
 * Takes what an application says of a request since: a note for the staff, who decide what becomes public.
 * Refuses an unknown request and an update number this application has used.
 */
export const receiveOpen311Update = (
	context: Context,
	{ keyId, application, updateId, number, status, text }: ReceivedUpdate,
): Promise<Result<{ id: string }, "not-found" | "already-received">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const incident = await db.incident.findFirst({
			where: { number, state: { notIn: ["unverified", "hidden"] } },
			select: { id: true },
		});
		if (!incident) return refuse("not-found");
		const id = newId(now);
		const row = { id, keyId, updateId, incidentId: incident.id, eventId: newId(now), createdAt: now };
		const { count } = await db.open311Update.createMany({ data: row, skipDuplicates: true });
		if (count === 0) return refuse("already-received");
		const eventId = await writeEvent(context, {
			incidentId: incident.id,
			kind: "noted",
			internalText: `${application} – ${status}\n${text}`,
		});
		await db.open311Update.update({ where: { id }, data: { eventId } });
		return ok({ id });
	});
