import type { Context } from "~/server/context.server";
import { sessionHash } from "../lucia.server";

/** Notes that the session is in use, for the list of sessions and for retention. */
export const markSeen = async ({ actor, now, db }: Context): Promise<void> => {
	if (!("sessionId" in actor)) return;
	await db.session.updateMany({ where: { id: sessionHash(actor.sessionId) }, data: { lastSeenAt: now } });
};
