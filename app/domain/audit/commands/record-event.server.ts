import { accountOf, forOf } from "~/lib/actor";
import { type EventName, events } from "~/lib/events";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { addJob } from "~/server/queue.server";

type Happening = {
	name: EventName;
	subject: { type: string; id: string };
	/** Facts a reader of the log needs. Never a name, an address, a text or a choice in a vote. */
	details?: Prisma.InputJsonObject;
};

/** Writes down what happened, in the caller's transaction, and wakes whatever must follow. Answers the event's id. */
export const recordEvent = async (context: Context, { name, subject, details = {} }: Happening): Promise<string> => {
	const { actor, now, db } = context;
	const id = newId(now);
	await db.event.createMany({
		data: {
			id,
			name,
			actorId: accountOf(actor),
			forId: forOf(actor),
			actorKind: actor.kind === "staff" ? actor.role : actor.kind,
			subjectType: subject.type,
			subjectId: subject.id,
			details,
			at: now,
		},
	});
	if (events[name].reacts) await addJob(context, "react-to-event", { eventId: id });
	return id;
};

/**
 * The same record as a piece of a larger statement, where one round trip must do everything: one event per row of `from`,
 * a table expression with the columns id, name, actorId, actorKind, subjectType, subjectId, at. For events that wake nothing.
 */
export const eventInsert = (from: Prisma.Sql): Prisma.Sql =>
	Prisma.sql`INSERT INTO "Event" (id, name, "actorId", "actorKind", "subjectType", "subjectId", at)
		SELECT id, name, "actorId", "actorKind", "subjectType", "subjectId", at FROM ${from}`;
