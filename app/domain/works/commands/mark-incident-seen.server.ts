import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** Notes that a member of staff has opened an incident, at most once a minute. */
export const markIncidentSeen = async (
	{ db, actor, now }: Context,
	{ incidentId }: { incidentId: string },
): Promise<void> => {
	const accountId = accountOf(actor);
	if (!accountId) return;
	await db.$executeRaw`
		INSERT INTO "IncidentSeen" ("incidentId", "accountId", at) VALUES (${incidentId}::uuid, ${accountId}::uuid, ${now})
		ON CONFLICT ("incidentId", "accountId") DO UPDATE SET at = excluded.at WHERE "IncidentSeen".at < ${now}::timestamptz - interval '1 minute'`;
};
