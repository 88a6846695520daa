import { ok, type Result, refuse } from "~/lib/result";
import { publish } from "~/server/bus.server";
import { type Context, transaction } from "~/server/context.server";

/** Lines of one chat, and of one minute of it: more is a flood. */
const MOST = 500;
const MOST_A_MINUTE = 30;

export type LineRefusal = "ended" | "too-fast";

type NewLine = { chatId: string; key: string; side: "visitor" | "agent" | "city"; name: string; text: string };

const lock = async ({ db }: Context, chatId: string) => {
	await db.$executeRaw`SELECT 1 FROM "Chat" WHERE id = ${chatId}::uuid FOR UPDATE`;
	return db.chat.findUniqueOrThrow({ where: { id: chatId }, select: { state: true } });
};

const isFlood = async ({ db, now }: Context, chatId: string, last: number) => {
	if (last >= MOST) return true;
	const lately = await db.chatLine.count({ where: { chatId, at: { gte: new Date(now.getTime() - 60_000) } } });
	return lately >= MOST_A_MINUTE;
};

/**
 * Writes one line of a chat and tells every process. The same key again writes nothing more. Who may write is asked before
 * (`findOwnChat`, the permission table). Refuses a chat that has ended, and a flood.
 */
export const writeChatLine = (context: Context, line: NewLine): Promise<Result<{ number: number }, LineRefusal>> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const { chatId, key, side } = line;
		const { state } = await lock(context, chatId);
		const known = await db.chatLine.findUnique({ where: { chatId_key: { chatId, key } }, select: { number: true } });
		if (known) return ok(known);
		if (side !== "city" && state !== "waiting" && state !== "open") return refuse("ended");
		const last = await db.chatLine.findFirst({
			where: { chatId },
			select: { number: true },
			orderBy: { number: "desc" },
		});
		if (side === "visitor" && (await isFlood(context, chatId, last?.number ?? 0))) return refuse("too-fast");
		const number = (last?.number ?? 0) + 1;
		await db.chatLine.createMany({ data: { ...line, number, at: now } });
		await db.chat.update({ where: { id: chatId }, data: { lastAt: now }, select: { id: true } });
		await publish(context, `chat:${chatId}`);
		return ok({ number });
	});
