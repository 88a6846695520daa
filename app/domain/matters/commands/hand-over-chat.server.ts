import { findOwnAddress } from "~/domain/accounts/queries.server";
import { countPresent, listLines } from "~/domain/channels/chat.server";
import { endChat, markHandedOver } from "~/domain/channels/commands/take-chat.server";
import { writeChatLine } from "~/domain/channels/commands/write-chat-line.server";
import { keepContactPoint } from "~/domain/residents/commands/keep-contact-point.server";
import { translator } from "~/i18n/i18next.server";
import { isLanguage } from "~/i18n/languages";
import { type Context, transaction } from "~/server/context.server";
import { firstWords } from "../rules/first-words";
import { openMatter } from "./open-matter.server";
import { sendReceipt } from "./send-receipt.server";

/** How long a question waits for an agent before it becomes a request: while nobody is there, and in any case (ms). */
const ALONE_MS = 2 * 60_000;
const PATIENCE_MS = 10 * 60_000;
/** A chat in which nothing was said for this long has ended. */
const SILENCE_MS = 30 * 60_000;

const contactOf = async (context: Context, accountId: string | null) => {
	const own = accountId ? await findOwnAddress(context, accountId) : null;
	return own ? keepContactPoint(context, { kind: "email", ...own, accountId, isProved: own.isConfirmed }) : null;
};

const transcript = async (context: Context, chatId: string) => {
	const lines = await listLines(context, chatId);
	const said = lines.filter(({ side }) => side !== "city");
	const isAlone = said.every(({ side }) => side === "visitor");
	return said.map(({ name, text, side }) =>
		isAlone || !name ? text : `${side === "agent" ? "→ " : ""}${name} : ${text}`,
	);
};

/**
 * Makes a matter of a chat: what was said is its first message, with the delays of any other. The visitor's page leads to
 * it. Once, whoever asks and however often. Answers its reference.
 */
export const handOverChat = (context: Context, chatId: string): Promise<string | null> =>
	transaction(context, async (context) => {
		const { db } = context;
		await db.$executeRaw`SELECT 1 FROM "Chat" WHERE id = ${chatId}::uuid FOR UPDATE`;
		const chat = await db.chat.findUnique({ where: { id: chatId } });
		if (!chat) return null;
		if (chat.matterId) {
			const found = await db.matter.findUnique({ where: { id: chat.matterId }, select: { reference: true } });
			return found?.reference ?? null;
		}
		const t = translator(isLanguage(chat.language) ? chat.language : "fr");
		const lines = await transcript(context, chatId);
		const name = chat.name || t("matters:chat.someone");
		const contactPointId = await contactOf(context, chat.accountId);
		const { matterId, reference } = await openMatter(context, {
			...{ subject: firstWords(lines[0] ?? "") || t("matters:chat.title"), topic: "other" },
			participant: { accountId: chat.accountId, contactPointId, name },
			message: {
				...{ key: `chat:${chatId}`, channel: "chat", authorId: chat.accountId, contactPointId },
				...{ authorName: name, text: lines.join("\n") },
			},
		});
		await sendReceipt(context, matterId);
		await markHandedOver(context, chatId, matterId);
		const text = t("matters:chat.handedOver", { reference });
		await writeChatLine(context, { chatId, key: `handed:${matterId}`, side: "city", name: "", text });
		return reference;
	});

/** Questions nobody answers become requests, and silent chats end, so that nothing asked is lost. Runs every minute. */
export const tendChats = async (context: Context): Promise<void> => {
	const { db, now } = context;
	const patience = (await countPresent(context)) > 0 ? PATIENCE_MS : ALONE_MS;
	const waiting = await db.chat.findMany({
		where: { state: "waiting", startedAt: { lt: new Date(now.getTime() - patience) } },
		select: { id: true },
		take: 100,
	});
	for (const { id } of waiting) await handOverChat(context, id);
	const silent = await db.chat.findMany({
		where: { state: "open", lastAt: { lt: new Date(now.getTime() - SILENCE_MS) } },
		select: { id: true },
		take: 100,
	});
	for (const { id } of silent) await endChat(context, id);
};
