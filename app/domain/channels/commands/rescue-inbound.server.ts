import type { Context } from "~/server/context.server";
import { addJobs } from "~/server/queue.server";

/** An event not read after this time (ms) was taken by a worker that died, or lost its job. */
const PATIENCE_MS = 5 * 60_000;

/** Has events that nobody read read again. Answers how many. Runs every minute. */
export const rescueInbound = async (context: Context): Promise<number> => {
	const left = await context.db.inboundEvent.findMany({
		where: { state: "received", receivedAt: { lt: new Date(context.now.getTime() - PATIENCE_MS) } },
		select: { id: true },
		take: 1000,
	});
	await addJobs(
		context,
		"read-inbound",
		left.map(({ id }) => ({ payload: { inboundId: id }, key: `inbound:${id}` })),
	);
	return left.length;
};
