import type { Context } from "~/server/context.server";
import type { Adapter, Cursor } from "../adapters/adapter";
import { adapterFor } from "../adapters/registry.server";
import { receiveEvents } from "./receive-events.server";

/** The channels that are asked for what is new. E-mail has its own (`pollMailbox`). */
const POLLED = ["mastodon", "bluesky", "matrix"];

const noteFault = async ({ db, now }: Context, channelAccount: string, error: unknown) => {
	const lastError = ((error as { code?: string }).code ?? (error as Error).message).slice(0, 100);
	const fault = { checkedAt: now, lastError };
	await db.channelCursor.upsert({
		where: { channelAccount },
		create: { channelAccount, cursor: {}, ...fault },
		update: fault,
	});
};

/**
 * Asks each network for what is new since the last time; the place is saved with what was found, or not at all. A network
 * that does not answer is written down for the administrator and asked again the next minute. Answers how many are new.
 */
export const pollChannels = async (
	context: Context,
	find: (channel: string) => Adapter | null = adapterFor,
): Promise<number> => {
	let added = 0;
	for (const channelAccount of POLLED) {
		const adapter = find(channelAccount);
		if (!adapter?.poll) continue;
		try {
			const known = await context.db.channelCursor.findUnique({ where: { channelAccount } });
			const cursor = known?.cursor as Cursor | undefined;
			const read = await adapter.poll(cursor?.since ? cursor : null);
			added += await receiveEvents(context, { channelAccount, ...read });
		} catch (error) {
			await noteFault(context, channelAccount, error);
		}
	}
	return added;
};
