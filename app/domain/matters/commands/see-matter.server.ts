import type { Actor } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** How long after opening a matter an agent is believed to be on it. */
const PRESENT_MS = 10 * 60_000;

/** Notes that a member of staff has the matter open, and has seen where they are named in it. Answers the others who have too, latest first. */
export const seeMatter = async (context: Context, matterId: string): Promise<{ name: string; seenAt: Date }[]> => {
	const { db, now } = context;
	const { accountId, name } = context.actor as Extract<Actor, { kind: "staff" }>;
	const seen = { name, seenAt: now };
	await db.$executeRaw`
		INSERT INTO "MatterReader" ("matterId", "accountId", name, "seenAt") VALUES (${matterId}::uuid, ${accountId}::uuid, ${seen.name}, ${now})
		ON CONFLICT ("matterId", "accountId") DO UPDATE SET "seenAt" = greatest("MatterReader"."seenAt", ${now})`;
	await db.matterMention.updateMany({ where: { matterId, accountId, seenAt: null }, data: { seenAt: now } });
	return db.matterReader.findMany({
		where: { matterId, accountId: { not: accountId }, seenAt: { gte: new Date(now.getTime() - PRESENT_MS) } },
		select: { name: true, seenAt: true },
		orderBy: { seenAt: "desc" },
	});
};
