import type { Context } from "~/server/context.server";

/** The delay promised in a category, in working days, for what is filed from now on; null: no promise. */
export const changeDelay = async (
	{ db, now }: Context,
	{ categoryId, delayWorkingDays }: { categoryId: string; delayWorkingDays: number | null },
): Promise<void> => {
	await db.reportCategory.updateMany({ where: { id: categoryId }, data: { delayWorkingDays, changedAt: now } });
};
