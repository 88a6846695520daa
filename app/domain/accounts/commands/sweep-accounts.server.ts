import type { Context } from "~/server/context.server";

const DAY = 86_400_000;

/** Every night: removes ended sessions, used or expired secrets, and yesterday's counts of attempts. */
export const sweepAccounts = async ({ db, now }: Context): Promise<void> => {
	const yesterday = new Date(now.getTime() - DAY);
	await db.session.deleteMany({ where: { expiresAt: { lt: now } } });
	await db.accountToken.deleteMany({
		where: { OR: [{ expiresAt: { lt: yesterday } }, { usedAt: { lt: yesterday } }] },
	});
	await db.throttle.deleteMany({ where: { windowStart: { lt: yesterday } } });
};
