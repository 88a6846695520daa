import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";

/** The value kept under a key, made once whatever asks at the same time: what the city needs and nobody chose. */
export const keepGenerated = async <Value extends Record<string, string>>(
	{ db, now }: Context,
	key: string,
	make: () => Value,
): Promise<Value> => {
	const known = await db.setting.findUnique({ where: { key } });
	if (known) return known.value as Value;
	const value: Prisma.InputJsonObject = make();
	await db.setting.createMany({ data: { key, value, changedAt: now }, skipDuplicates: true });
	return (await db.setting.findUniqueOrThrow({ where: { key } })).value as Value;
};
