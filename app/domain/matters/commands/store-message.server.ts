import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";

export type NewMessage = {
	/** What makes it unique: `form:<nonce>`, `inbound:<event>`. */
	key: string;
	matterId: string;
	/** The matter it was written in. */
	originId: string;
	direction: "in" | "out" | "note" | "system";
	channel: string;
	authorId?: string | null;
	authorName: string;
	contactPointId?: string | null;
	text: string;
	quoted?: string;
	details?: Prisma.InputJsonObject;
	attachments?: { name: string; type: string; size: number; storageKey: string | null }[];
	source?: { channelAccount: string; nativeId: string; nativeThreadId: string | null; trust: Record<string, string> };
};

/** One at a time for one key, until the transaction ends: who comes second finds the message stored. */
export const lockKey = async ({ db }: Context, key: string): Promise<void> => {
	await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 7))`;
};

/** The matter of a message already stored under this key, or null. */
export const findByKey = ({ db }: Context, key: string) =>
	db.message.findUnique({
		where: { key },
		select: { id: true, matterId: true, matter: { select: { reference: true } } },
	});

/** Writes a message with its source and attachments, in the caller's transaction. Answers its id. Fails on a key already used. */
export const storeMessage = async ({ db, now }: Context, message: NewMessage): Promise<string> => {
	const { attachments = [], source, ...row } = message;
	const id = newId(now);
	await db.message.createMany({ data: { id, at: now, ...row } });
	if (source) await db.messageSource.createMany({ data: { id: newId(now), messageId: id, ...source } });
	if (attachments.length > 0) {
		const rows = attachments.map((attachment) => ({ id: newId(now), messageId: id, ...attachment }));
		await db.messageAttachment.createMany({ data: rows });
	}
	return id;
};
