import type { Context } from "~/server/context.server";
import { sessionHash } from "../lucia.server";

/** Whom this session acts for from now on; null: for its owner again. The caller has checked the link. */
export const setActing = async ({ actor, db }: Context, personId: string | null): Promise<void> => {
	if (!("sessionId" in actor)) return;
	await db.session.updateMany({ where: { id: sessionHash(actor.sessionId) }, data: { actingFor: personId } });
};
