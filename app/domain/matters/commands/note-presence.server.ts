import type { Actor } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** A page says every few seconds that it is open; after this long (ms) it is not believed to be. */
const HERE_MS = 40_000;
/** Somebody who typed within this time (ms) is typing. */
const TYPING_MS = 20_000;

/** Notes that an agent's page is open, and whether they are typing. Answers the others who are there now: names, and whether they type. */
export const notePresence = async (
	{ db, now, actor }: Context,
	{ reference, isTyping }: { reference: string; isTyping: boolean },
): Promise<{ name: string; isTyping: boolean }[]> => {
	const { accountId, name } = actor as Extract<Actor, { kind: "staff" }>;
	const matter = await db.matter.findUnique({ where: { reference }, select: { id: true } });
	if (!matter) return [];
	await db.$executeRaw`
		INSERT INTO "MatterReader" ("matterId", "accountId", name, "seenAt", "typedAt")
		VALUES (${matter.id}::uuid, ${accountId}::uuid, ${name}, ${now}, ${isTyping ? now : null})
		ON CONFLICT ("matterId", "accountId") DO UPDATE SET
			"seenAt" = greatest("MatterReader"."seenAt", ${now}), "typedAt" = coalesce(${isTyping ? now : null}, "MatterReader"."typedAt")`;
	const others = await db.matterReader.findMany({
		where: {
			matterId: matter.id,
			accountId: { not: accountId },
			seenAt: { gte: new Date(now.getTime() - HERE_MS) },
		},
		select: { name: true, typedAt: true },
		orderBy: { name: "asc" },
	});
	return others.map(({ name, typedAt }) => ({
		name,
		isTyping: typedAt !== null && now.getTime() - typedAt.getTime() < TYPING_MS,
	}));
};
