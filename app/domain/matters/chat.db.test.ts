import { afterAll, describe, expect, it } from "vitest";
import { chatCookie, countPresent, findOwnChat, listLines } from "~/domain/channels/chat.server";
import { startChat } from "~/domain/channels/commands/start-chat.server";
import { endChat, noteChatPresence, takeChat } from "~/domain/channels/commands/take-chat.server";
import { writeChatLine } from "~/domain/channels/commands/write-chat-line.server";
import { db } from "~/server/db.server";
import { closeStreams, eventStream } from "~/server/stream.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { handOverChat, tendChats } from "./commands/hand-over-chat.server";
import { findMatterOfChat } from "./queries/chat.server";

const visitor = () => testContext({ kind: "visitor" });
const later = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);

const begin = async (context = visitor(), text = "À quelle heure ouvre la piscine ?") => {
	const started = await startChat(context, { name: "Léa", text, key: crypto.randomUUID(), language: "fr" });
	if (!started.ok) throw new Error(started.reason);
	return started.value;
};

const line = (chatId: string, text: string, side: "visitor" | "agent" = "visitor", key = crypto.randomUUID()) => ({
	...{ chatId, text, side, key, name: "" },
});

/** Reads a stream until so many events of a name have come. */
const readEvents = async (response: Response, name: string, count: number): Promise<string[]> => {
	const reader = response.body?.getReader();
	let text = "";
	const found = () => [...text.matchAll(new RegExp(`event: ${name}\\ndata: (.*)`, "g"))].map(([, data = ""]) => data);
	while (reader && found().length < count) text += Buffer.from((await reader.read()).value ?? []).toString();
	await reader?.cancel();
	return found();
};

afterAll(closeStreams);

describe("a chat", () => {
	it("is its visitor's only: by their account, or by the secret of their cookie", async () => {
		const [lea, hugo] = [await aResident(testContext()), await aResident(testContext())];
		const { chatId } = await begin(testContext(lea));
		const { chatId: other, secret } = await begin();
		const asked = (cookie: string) => new Request("http://x/", { headers: { cookie } });
		expect(await findOwnChat(testContext(lea), asked(""), chatId)).toMatchObject({ name: lea.name });
		expect(await findOwnChat(testContext(hugo), asked(""), chatId)).toBeNull();
		const right = chatCookie(other, secret).split(";")[0] ?? "";
		expect(await findOwnChat(visitor(), asked(right), other)).not.toBeNull();
		expect(await findOwnChat(visitor(), asked(`${right}x`), other)).toBeNull();
		expect(await findOwnChat(visitor(), asked(right), chatId)).toBeNull();
	});

	it("numbers its lines without a gap, each once, however many are sent at once and again", async () => {
		const { chatId } = await begin();
		const lines = Array.from({ length: 10 }, (_, index) => line(chatId, `Ligne ${index}`));
		await Promise.all([...lines, ...lines].map((one) => writeChatLine(visitor(), one)));
		const written = await listLines(testContext(), chatId);
		expect(written.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
	});

	it("refuses a flood, and lines after its end", async () => {
		const { chatId } = await begin();
		for (let index = 0; index < 29; index += 1) await writeChatLine(visitor(), line(chatId, "x"));
		expect(await writeChatLine(visitor(), line(chatId, "x"))).toEqual({ ok: false, reason: "too-fast" });
		await endChat(visitor(), chatId);
		expect(await writeChatLine(visitor(), line(chatId, "x"))).toEqual({ ok: false, reason: "ended" });
	});

	it("is taken by one agent of two who press at once, and by no elected official", async () => {
		const { chatId } = await begin();
		const agents = await Promise.all([1, 2].map(() => aStaffMember(testContext(), "agent")));
		const taken = await Promise.all(agents.map((agent) => takeChat(testContext(agent), chatId)));
		expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
		const elected = testContext(await aStaffMember(testContext(), "elected"));
		expect(await takeChat(elected, chatId)).toMatchObject({ reason: "not-allowed" });
	});

	it("reaches the other side as it is written, from where a page stopped, each line once", async () => {
		const { chatId } = await begin();
		const read = async (after: string) =>
			(await listLines(testContext(), chatId, Number(after) || 0)).map((one) => ({
				...{ id: String(one.number), name: "line", data: one.text },
			}));
		const stream = eventStream(new Request("http://x/?after=1"), `chat:${chatId}`, read);
		const coming = readEvents(stream, "line", 2);
		await writeChatLine(testContext(), line(chatId, "Bonjour", "agent"));
		await writeChatLine(testContext(), line(chatId, "9 h", "agent"));
		expect(await coming).toEqual(['"Bonjour"', '"9 h"']);
	});
});

describe("a chat nobody answers", () => {
	it("becomes one matter with what was said, whoever asks and however often", async () => {
		const { chatId } = await begin();
		await writeChatLine(visitor(), line(chatId, "Et le dimanche ?"));
		const references = await Promise.all([1, 2, 3].map(() => handOverChat(visitor(), chatId)));
		expect(new Set(references).size).toBe(1);
		const chat = await db().chat.findUniqueOrThrow({ where: { id: chatId } });
		expect(chat.state).toBe("handed_over");
		const message = await db().message.findFirstOrThrow({ where: { direction: "in" } });
		expect(message).toMatchObject({ channel: "chat", text: "À quelle heure ouvre la piscine ?\nEt le dimanche ?" });
		expect((await findMatterOfChat(testContext(), chat))?.link).toMatch(/^\/contact\/D-/);
		expect((await listLines(testContext(), chatId)).at(-1)?.side).toBe("city");
	});

	it("does so by itself: after two minutes when nobody is there, after ten when somebody is", async () => {
		const agent = await aStaffMember(testContext(), "agent");
		const waiting = () => db().chat.count({ where: { state: "waiting" } });
		const at = (minutes: number) => testContext({ kind: "system" }, later(minutes));
		await begin();
		await noteChatPresence(testContext(agent, later(3)), true);
		await tendChats(at(3));
		expect([await countPresent(at(3)), await waiting()]).toEqual([1, 1]);
		await tendChats(at(4));
		expect([await countPresent(at(4)), await waiting()]).toEqual([0, 0]);
		await begin(testContext({ kind: "visitor" }, later(10)));
		await noteChatPresence(testContext(agent, later(21)), true);
		await tendChats(at(21));
		expect(await waiting()).toBe(0);
	});
});
