import { newId } from "~/lib/id";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { addJobs } from "~/server/queue.server";
import type { RawEvent } from "../adapters/adapter";

type Received = {
	channelAccount: string;
	events: RawEvent[];
	/** Where polling stopped: saved with the events, or not at all. */
	cursor?: Prisma.InputJsonObject;
};

/**
 * Stores what came in, as it came, and asks for it to be read: quick, whatever it holds. An event already there stops here,
 * so providers may repeat themselves. Answers how many are new.
 */
export const receiveEvents = (context: Context, { channelAccount, events, cursor }: Received): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const added = await db.inboundEvent.createManyAndReturn({
			data: events.map(({ nativeId, raw, hints }) => ({
				...{ id: newId(now), channelAccount, nativeId, hints, receivedAt: now },
				raw: Buffer.from(raw),
				rawSize: raw.length,
			})),
			skipDuplicates: true,
			select: { id: true },
		});
		await addJobs(
			context,
			"read-inbound",
			added.map(({ id }) => ({ payload: { inboundId: id }, key: `inbound:${id}` })),
		);
		if (cursor) {
			const seen = { cursor, checkedAt: now, lastError: null };
			await db.channelCursor.upsert({ where: { channelAccount }, create: { channelAccount, ...seen }, update: seen });
		}
		return added.length;
	});
