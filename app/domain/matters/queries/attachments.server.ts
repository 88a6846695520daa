import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";

/** A file that came with a message: its name and where its bytes are; null when there is none or it was too large to keep. */
export const findAttachment = async ({ db }: Context, attachmentId: string | undefined) => {
	if (!isId(attachmentId)) return null;
	const select = { name: true, storageKey: true };
	const row = await db.messageAttachment.findUnique({ where: { id: attachmentId }, select });
	return row?.storageKey ? { name: row.name, storageKey: row.storageKey } : null;
};
