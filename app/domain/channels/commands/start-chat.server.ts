import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Language } from "~/i18n/languages";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { publish } from "~/server/bus.server";
import { type Context, transaction } from "~/server/context.server";
import { hashOf, newSecret } from "../chat.server";
import type { StartChat } from "../chat-schema";
import { writeChatLine } from "./write-chat-line.server";

/** Chats that may wait at once: beyond, people are told to write instead. */
const WAITING_LIMIT = 200;

type Started = { chatId: string; secret: string };

/**
 * A visitor begins a chat with their question. Answers its id and the secret that lets them back in. Refuses when too many
 * already wait.
 */
export const startChat = (
	context: Context,
	{ name, text, key, language }: StartChat & { language: Language },
): Promise<Result<Started, "crowded">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if ((await db.chat.count({ where: { state: "waiting" } })) >= WAITING_LIMIT) return refuse("crowded");
		const [chatId, secret] = [newId(now), newSecret()];
		const accountId = accountOf(actor);
		const shown = "name" in actor && accountId ? actor.name : name;
		const chat = { id: chatId, secretHash: hashOf(secret), name: shown, accountId, language };
		await db.chat.createMany({ data: { ...chat, startedAt: now, lastAt: now } });
		await writeChatLine(context, { chatId, key, side: "visitor", name: shown, text });
		await recordEvent(context, { name: "chat.started", subject: { type: "chat", id: chatId } });
		await publish(context, "chats");
		return ok({ chatId, secret });
	});
