import type { Context } from "~/server/context.server";

/**
 * Forbids any later change of a phase's settings: what counts votes calls it with the first ballot, in its transaction.
 * Costs nothing once done: only the first call writes, the others take no lock.
 */
export const freezeSettings = async ({ db, now }: Context, phaseId: string): Promise<void> => {
	const open = await db.phase.count({ where: { id: phaseId, settingsFrozenAt: null } });
	if (open === 0) return;
	await db.phase.updateMany({ where: { id: phaseId, settingsFrozenAt: null }, data: { settingsFrozenAt: now } });
};
