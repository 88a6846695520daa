import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { publish } from "~/server/bus.server";
import { type Context, transaction } from "~/server/context.server";

/** An agent takes a chat that waits. One statement: of two who press at once, one has it and the other is told. */
export const takeChat = (context: Context, chatId: string): Promise<Result<null, "not-allowed" | "taken">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		const { accountId, name } = context.actor as Extract<Actor, { kind: "staff" }>;
		const { count } = await context.db.chat.updateMany({
			where: { id: chatId, state: "waiting" },
			data: { state: "open", agentId: accountId, agentName: name },
		});
		if (count === 0) return refuse("taken");
		await recordEvent(context, { name: "chat.taken", subject: { type: "chat", id: chatId } });
		await publish(context, `chat:${chatId}`);
		await publish(context, "chats");
		return ok(null);
	});

/** Ends a chat, whoever asks: who may is asked before. What has ended stays so. */
export const endChat = (context: Context, chatId: string): Promise<void> =>
	transaction(context, async (context) => {
		const living = { id: chatId, state: { in: ["waiting" as const, "open" as const] } };
		const { count } = await context.db.chat.updateMany({ where: living, data: { state: "ended" } });
		if (count === 0) return;
		await recordEvent(context, { name: "chat.ended", subject: { type: "chat", id: chatId } });
		await publish(context, `chat:${chatId}`);
		await publish(context, "chats");
	});

/** Writes down which matter a chat became, in the caller's transaction, which holds the chat. */
export const markHandedOver = async (context: Context, chatId: string, matterId: string): Promise<void> => {
	const data = { state: "handed_over" as const, matterId };
	await context.db.chat.update({ where: { id: chatId }, data, select: { id: true } });
	await publish(context, "chats");
};

/** An agent says that they are there to chat, or (`isHere` false) that they stop. */
export const noteChatPresence = async (context: Context, isHere: boolean): Promise<void> => {
	const { db, now, actor } = context;
	const { accountId, name } = actor as Extract<Actor, { kind: "staff" }>;
	const seen = { name, seenAt: now };
	if (isHere) await db.chatPresence.upsert({ where: { accountId }, create: { accountId, ...seen }, update: seen });
	else await db.chatPresence.deleteMany({ where: { accountId } });
	await publish(context, "chats");
};
