import type { Context } from "~/server/context.server";

/** Letters of one print run, up to `lastId`, left by post: those that were waiting say so. Answers how many; repeating adds none. */
export const settleRun = async (
	{ db, now }: Context,
	{ messageId, lastId }: { messageId: string; lastId: string },
): Promise<number> => {
	const { count } = await db.delivery.updateMany({
		where: { messageId, purpose: "campaign", channel: "letter", state: "queued", id: { lte: lastId } },
		data: { state: "sent", sentAt: now, attempts: { increment: 1 } },
	});
	return count;
};
