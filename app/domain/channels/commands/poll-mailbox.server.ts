import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { type MailboxCursor, readMailbox } from "../adapters/email/mailbox.server";
import { receiveEvents } from "./receive-events.server";

/**
 * Reads the city's mailbox (IMAP_URL) from where it stopped. Answers how many messages are new. Runs every minute.
 * A mailbox that does not answer is written down for the administrator, and tried again the next minute.
 */
export const pollMailbox = async (context: Context, url = env().IMAP_URL): Promise<number> => {
	if (!url) return 0;
	const { db, now } = context;
	const channelAccount = "email";
	const known = await db.channelCursor.findUnique({ where: { channelAccount } });
	const cursor = known?.cursor as MailboxCursor | undefined;
	try {
		const read = await readMailbox(url, cursor?.validity ? cursor : null);
		return await receiveEvents(context, { channelAccount, ...read });
	} catch (error) {
		const lastError = ((error as { code?: string }).code ?? (error as Error).name).slice(0, 100);
		const fault = { checkedAt: now, lastError };
		await db.channelCursor.upsert({
			where: { channelAccount },
			create: { channelAccount, cursor: {}, ...fault },
			update: fault,
		});
		return 0;
	}
};
