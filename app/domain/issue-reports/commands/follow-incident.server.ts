import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

type Following = { incidentId: string; follow: boolean };

/** Follows an incident, or stops. Repeated, it changes nothing. */
export const followIncident = async ({ db, actor, now }: Context, { incidentId, follow }: Following): Promise<void> => {
	const accountId = accountOf(actor);
	if (!accountId) return;
	if (follow) await db.incidentFollow.createMany({ data: { incidentId, accountId, at: now }, skipDuplicates: true });
	else await db.incidentFollow.deleteMany({ where: { incidentId, accountId } });
};
