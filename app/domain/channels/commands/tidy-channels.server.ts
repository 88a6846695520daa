import type { Context } from "~/server/context.server";

const DAY_MS = 86_400_000;
/** How long what came in and what went out is kept in its first form. */
const RAW_DAYS = 30;
const CONTENT_DAYS = 90;

/** Empties old raw messages and renditions; who, when and what became of them stays. Runs every night. */
export const tidyChannels = async ({ db, now }: Context): Promise<void> => {
	const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
	await db.inboundEvent.updateMany({
		where: { receivedAt: { lt: before(RAW_DAYS) }, state: { in: ["done", "set_aside"] }, raw: { not: null } },
		data: { raw: null },
	});
	await db.delivery.updateMany({
		where: { createdAt: { lt: before(CONTENT_DAYS) }, state: { notIn: ["queued", "sending"] } },
		data: { content: {} },
	});
};
