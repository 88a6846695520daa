import { ImapFlow } from "imapflow";
import type { RawEvent } from "../adapter";
import { mailEvent } from "./adapter.server";

/** Where reading stopped. A server that renumbers its messages says so by another `validity`; the unique key then drops repeats. */
export type MailboxCursor = { validity: string; lastUid: number };

/** Messages larger than this (bytes) are cut: their beginning says who wrote and what. */
const SIZE_LIMIT = 25 * 1024 * 1024;

/** Messages read at a time; the rest waits for the next minute. */
const BATCH = 50;

type Read = { events: RawEvent[]; cursor: MailboxCursor };

const clientOf = (address: URL) =>
	new ImapFlow({
		host: address.hostname,
		port: Number(address.port) || (address.protocol === "imaps:" ? 993 : 143),
		secure: address.protocol === "imaps:",
		auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) },
		logger: false,
		...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 },
	});

/** Reads what is new in the mailbox of `url` (imaps://user:password@host/INBOX) since `cursor`, oldest first. Deletes and marks nothing. */
export const readMailbox = async (url: string, cursor: MailboxCursor | null): Promise<Read> => {
	const address = new URL(url);
	const client = clientOf(address);
	// A connection that breaks rejects what waits for it; without a listener it would end the process.
	client.on("error", () => undefined);
	await client.connect();
	try {
		const folder = decodeURIComponent(address.pathname.slice(1)) || "INBOX";
		const lock = await client.getMailboxLock(folder, { readOnly: true });
		try {
			const validity = String(client.mailbox ? client.mailbox.uidValidity : 0);
			const from = cursor?.validity === validity ? cursor.lastUid : 0;
			const found = await client.search({ uid: `${from + 1}:*` }, { uid: true });
			const uids = (found || [])
				.filter((uid) => uid > from)
				.sort((a, b) => a - b)
				.slice(0, BATCH);
			const events: RawEvent[] = [];
			if (uids.length > 0) {
				const query = { uid: true, size: true, source: { start: 0, maxLength: SIZE_LIMIT } };
				for await (const { source, size } of client.fetch(uids.join(","), query, { uid: true })) {
					if (source) events.push(mailEvent(new Uint8Array(source), { isCut: (size ?? 0) > SIZE_LIMIT }));
				}
			}
			return { events, cursor: { validity, lastUid: uids.at(-1) ?? from } };
		} finally {
			lock.release();
		}
	} finally {
		await client.logout().catch(() => client.close());
	}
};
