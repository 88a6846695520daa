import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";

/** Keeps what another domain lets an administrator set, under its key. The caller asks for the right and records the event. */
export const keepSetting = async (
	{ db, now }: Context,
	{ key, value }: { key: string; value: Prisma.InputJsonValue },
): Promise<void> => {
	const row = { value, changedAt: now };
	await db.setting.upsert({ where: { key }, create: { key, ...row }, update: row });
};
