import type { Context } from "~/server/context.server";
import { addJobs } from "~/server/queue.server";

/** Gives deliveries left by a dead worker to a living one. Answers how many. Runs every minute. */
export const rescueDeliveries = async (context: Context): Promise<number> => {
	const { db, now } = context;
	const left = await db.delivery.findMany({
		where: { channel: { not: "email" }, state: "sending", leaseUntil: { lt: now } },
		select: { id: true },
		take: 1000,
	});
	await addJobs(
		context,
		"deliver",
		left.map(({ id }) => ({ payload: { deliveryId: id }, key: `deliver:${id}` })),
	);
	return left.length;
};
