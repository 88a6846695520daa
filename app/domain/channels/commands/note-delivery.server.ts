import type { Context } from "~/server/context.server";
import type { DeliveryState } from "~/server/prisma/client";

/** What each state may still replace: a late «sent» never covers «delivered». */
const BEFORE: Partial<Record<DeliveryState, DeliveryState[]>> = {
	sent: ["queued", "sending"],
	delivered: ["queued", "sending", "sent"],
	failed: ["queued", "sending", "sent"],
};

type News = {
	/** Our key, or what the provider calls it. */
	key?: string;
	channel?: string;
	nativeId?: string | null;
	state: "sent" | "delivered" | "failed";
	error?: string;
};

/** Writes what became of a delivery, whoever says it and in whatever order. Answers whether anything changed. */
export const noteDelivery = async (
	{ db, now }: Context,
	{ key, channel, nativeId, state, error }: News,
): Promise<boolean> => {
	const which = key ? { key } : { channel: channel ?? "", nativeId: nativeId ?? "" };
	const { count } = await db.delivery.updateMany({
		where: { ...which, state: { in: BEFORE[state] ?? [] } },
		data: {
			state,
			leaseUntil: null,
			...(key && nativeId ? { nativeId } : {}),
			...(error ? { lastError: error } : {}),
			...(state === "sent" ? { sentAt: now } : { settledAt: now }),
		},
	});
	return count > 0;
};
