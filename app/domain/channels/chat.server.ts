import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";

/** An agent whose page said so within this time (ms) is there to chat. */
const PRESENT_MS = 45_000;

export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export const newSecret = (): string => randomBytes(24).toString("base64url");

const COOKIE = "parvis-chat";

/** The cookie that lets a visitor back into their own conversation, and into no other. */
export const chatCookie = (chatId: string, secret: string): string =>
	`${COOKIE}=${chatId}.${secret}; Path=/chat; HttpOnly; SameSite=Lax; Max-Age=86400`;

const cookieOf = (request: Request): [string, string] => {
	const found = new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
	const [chatId = "", secret = ""] = found.split(".");
	return [chatId, secret];
};

const isSame = (one: string, other: string) => {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
};

/** The chat the visitor's cookie leads to, if it is a living one. */
export const chatOfCookie = async (context: Context, request: Request): Promise<string | null> => {
	const [chatId] = cookieOf(request);
	const chat = await findOwnChat(context, request, chatId);
	return chat && (chat.state === "waiting" || chat.state === "open") ? chat.id : null;
};

/** A chat as its visitor holds it: by their account or the secret of their cookie. Null for anybody else. */
export const findOwnChat = async ({ db, actor }: Context, request: Request, chatId: string | undefined) => {
	if (!isId(chatId)) return null;
	const chat = await db.chat.findUnique({ where: { id: chatId } });
	if (!chat) return null;
	const accountId = accountOf(actor);
	if (chat.accountId && chat.accountId === accountId) return chat;
	const [known, secret] = cookieOf(request);
	return known === chatId && isSame(hashOf(secret), chat.secretHash) ? chat : null;
};

/** How many agents are there to chat now. */
export const countPresent = ({ db, now }: Context): Promise<number> =>
	db.chatPresence.count({ where: { seenAt: { gte: new Date(now.getTime() - PRESENT_MS) } } });

export type Line = { number: number; side: "visitor" | "agent" | "city"; name: string; text: string; at: Date };

/** The lines of a chat after a number, oldest first. */
export const listLines = ({ db }: Context, chatId: string, after = 0): Promise<Line[]> =>
	db.chatLine.findMany({
		where: { chatId, number: { gt: after } },
		select: { number: true, side: true, name: true, text: true, at: true },
		orderBy: { number: "asc" },
		take: 500,
	});

/** The chats that wait or are under way, those that wait first; and the last few that ended. */
export const listChats = async ({ db }: Context) => {
	const shown = { id: true, name: true, state: true, agentId: true, agentName: true, startedAt: true, lastAt: true };
	const lines = { select: { text: true }, orderBy: { number: "asc" as const }, take: 1 };
	const select = { ...shown, lines };
	const living = { state: { in: ["waiting", "open"] as ("waiting" | "open")[] } };
	const [chats, ended] = await Promise.all([
		db.chat.findMany({ where: living, select, orderBy: [{ state: "asc" }, { startedAt: "asc" }], take: 100 }),
		db.chat.findMany({ where: { NOT: living }, select, orderBy: { lastAt: "desc" }, take: 10 }),
	]);
	const brief = ({ lines, ...chat }: (typeof chats)[number]) => ({ ...chat, question: lines[0]?.text ?? "" });
	return { chats: chats.map(brief), ended: ended.map(brief) };
};

/** One chat for staff; null when there is none. */
export const findChat = ({ db }: Context, chatId: string | undefined) =>
	isId(chatId) ? db.chat.findUnique({ where: { id: chatId } }) : null;

/** Whether the agent's own page said lately that they are there. */
export const isPresent = async ({ db, now, actor }: Context): Promise<boolean> => {
	const seenAt = { gte: new Date(now.getTime() - PRESENT_MS) };
	return (await db.chatPresence.count({ where: { accountId: accountOf(actor) ?? "", seenAt } })) > 0;
};
