import { afterEach, describe, expect, it } from "vitest";
import { mailEvent } from "~/domain/channels/adapters/email/adapter.server";
import { smtpAdapter } from "~/domain/channels/adapters/email.server";
import { pollMailbox } from "~/domain/channels/commands/poll-mailbox.server";
import { receiveEvents } from "~/domain/channels/commands/receive-events.server";
import { rescueInbound } from "~/domain/channels/commands/rescue-inbound.server";
import { retryInbound } from "~/domain/channels/commands/retry-inbound.server";
import { sendMail } from "~/domain/channels/commands/send-mail.server";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { aMailbox } from "~/test/imap";
import { aBounce, aLetter } from "~/test/raw-letters";
import { aMailServer } from "~/test/smtp";
import { answerMatter } from "./commands/answer-matter.server";
import { readInbound } from "./commands/read-inbound.server";
import { findMatterForStaff } from "./queries/thread.server";

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

const later = (minutes: number) => testContext(undefined, new Date(testNow.getTime() + minutes * 60_000));

const readAll = async (context = testContext()) => {
	const waiting = await db().inboundEvent.findMany({ where: { state: "received" }, orderBy: { id: "asc" } });
	for (const { id } of waiting) await readInbound(context, { inboundId: id });
};

const receive = async (raw: string, context = testContext()) => {
	await receiveEvents(context, { channelAccount: "email", events: [mailEvent(Buffer.from(raw))] });
	await readAll(context);
};

const matters = () =>
	db().matter.findMany({ orderBy: { id: "asc" }, include: { messages: { orderBy: { id: "asc" } } } });

const theReference = async () => (await matters())[0]?.reference ?? "";

const answer = async (
	text = "Jeudi vous convient-il ?",
	outcome: "answered" | "waiting_resident" = "waiting_resident",
) => {
	const agent = await aStaffMember(testContext(), "agent");
	const input = { reference: await theReference(), text, outcome, seen: "", nonce: crypto.randomUUID() };
	return answerMatter({ ...later(1), actor: agent }, input);
};

describe("an e-mail to the city", () => {
	it("opens a matter with a receipt, once, whichever way and however often it comes in", async () => {
		const mailbox = await aMailbox();
		closing.push(mailbox.stop);
		const raw = aLetter();
		mailbox.put(raw);
		expect(await pollMailbox(testContext(), mailbox.url)).toBe(1);
		expect(await pollMailbox(testContext(), mailbox.url)).toBe(0);
		mailbox.renumber();
		expect(await pollMailbox(testContext(), mailbox.url)).toBe(0);
		await receive(raw.replace(/\n/g, "\r\n").replace(/\r\r/g, "\r"));
		await readAll();
		mailbox.put(aLetter({ subject: "Autre chose" }));
		expect(await pollMailbox(testContext(), mailbox.url)).toBe(1);
		await readAll();

		expect((await matters()).map(({ subject, messages }) => [subject, messages.length])).toEqual([
			["Lampadaire en panne", 2],
			["Autre chose", 2],
		]);
		expect((await db().mail.findMany()).map(({ to }) => to)).toEqual(["lea@exemple.example", "lea@exemple.example"]);
	});

	it("is waited for when the mailbox does not answer, and the administrator is told", async () => {
		const mailbox = await aMailbox();
		closing.push(mailbox.stop);
		mailbox.put(aLetter());
		mailbox.state.isDown = true;
		expect(await pollMailbox(testContext(), mailbox.url)).toBe(0);
		expect((await db().channelCursor.findFirst())?.lastError).toBeTruthy();
		mailbox.state.isDown = false;
		expect(await pollMailbox(later(1), mailbox.url)).toBe(1);
		expect(await db().channelCursor.findFirst()).toMatchObject({ lastError: null });
	});

	it("goes round: received, answered over SMTP, answered again from another mailbox by the signed address", async () => {
		const post = await aMailServer();
		const adapter = smtpAdapter(post.url, "Ville <ne-pas-repondre@ville.example>");
		closing.push(adapter.close, post.stop);
		await receive(aLetter({ id: "<premier@exemple.example>" }));
		await answer();
		for (const { id } of await db().mail.findMany({ orderBy: { id: "asc" } }))
			await sendMail(later(1), { mailId: id }, adapter);
		const [, letter] = post.letters;
		expect(letter?.inReplyTo).toBe("<premier@exemple.example>");
		const replyTo = letter?.replyTo?.value[0]?.address ?? "";
		expect(replyTo).toMatch(/^reponse\+d/);

		await receive(
			aLetter({ from: "Léa <lea.martin@autre.example>", to: replyTo, subject: "Oui", text: "Jeudi convient." }),
			later(2),
		);
		const matter = await findMatterForStaff(testContext(), await theReference());
		expect(await db().matter.count()).toBe(1);
		expect(matter).toMatchObject({ state: "open", desk: "city" });
		expect(matter?.messages.at(-1)).toMatchObject({
			text: "Jeudi convient.",
			details: { rule: "signed", unknownSender: true },
		});
		expect(matter?.participants).toHaveLength(1);
		const sent = matter?.messages.find(({ direction }) => direction === "out")?.deliveries;
		expect(sent).toMatchObject([{ channel: "email", state: "sent" }]);
	});

	it.each([
		[
			"our Message-ID",
			async () => ({
				headers: { References: `<${(await db().mail.findFirstOrThrow({ orderBy: { id: "desc" } })).messageId}>` },
			}),
			"signed",
		],
		[
			"their own earlier letter",
			async () => ({ headers: { "In-Reply-To": "<premier@exemple.example>" } }),
			"native-thread",
		],
		["the reference in the subject", async () => ({ subject: `Re: [${await theReference()}] x` }), "reference"],
		["nothing, when one question waits for them", async () => ({ subject: "Bonjour" }), "waiting"],
	])("finds its matter by %s", async (_, clue, rule) => {
		await receive(aLetter({ id: "<premier@exemple.example>" }));
		await answer();
		await receive(aLetter(await clue()), later(2));
		expect(await db().matter.count()).toBe(1);
		expect((await matters())[0]?.messages.at(-1)?.details).toMatchObject({ rule, unknownSender: false });
	});

	it("from a stranger who guessed the reference opens a matter of its own", async () => {
		await receive(aLetter());
		await receive(
			aLetter({
				from: "x@exemple.example",
				subject: `Re: [${await theReference()}]`,
				headers: { References: "<premier@exemple.example>" },
			}),
		);
		expect(await db().matter.count()).toBe(2);
	});

	it("that is automatic, or a flood, opens nothing and answers nobody", async () => {
		await receive(aLetter({ headers: { "Auto-Submitted": "auto-replied" } }));
		expect(await db().matter.count()).toBe(0);
		expect(await db().mail.count()).toBe(0);
		for (let index = 0; index < 33; index += 1) await receive(aLetter({ subject: `n° ${index}` }));
		expect(await db().matter.count()).toBe(30);
		expect(await db().inboundEvent.count({ where: { state: "set_aside", reason: "flood" } })).toBe(3);
	});

	it("keeps its files, under a safe name", async () => {
		const files = [
			"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVoir la photo.",
			'--b\r\nContent-Type: image/png; name="../trou.png"\r\nContent-Disposition: attachment; filename="../trou.png"\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=',
			"--b--",
		].join("\r\n");
		await receive(aLetter({ text: files, headers: { "Content-Type": "multipart/mixed; boundary=b" } }));
		expect(await db().messageAttachment.findMany()).toMatchObject([{ name: "trou.png", type: "image/png", size: 8 }]);
	});
});

describe("a letter that comes back", () => {
	const sent = async () => {
		await receive(aLetter());
		await answer();
		return db().mail.findFirstOrThrow({ orderBy: { id: "desc" } });
	};

	it("marks the delivery and the address, so that the next answer does not go there", async () => {
		const { messageId } = await sent();
		await receive(aBounce({ messageId: messageId ?? "", recipient: "lea@exemple.example" }), later(2));
		expect(await db().contactPoint.findFirst()).toMatchObject({ state: "dead" });
		expect(await db().delivery.count({ where: { state: "failed", purpose: "answer" } })).toBe(1);
		await answer("Encore nous.");
		expect(await db().delivery.count({ where: { purpose: "answer" } })).toBe(1);
	});

	it.each([
		["of a letter we never wrote", "inconnu@localhost", "lea@exemple.example"],
		["about somebody else", null, "hugo@exemple.example"],
	])("is not believed when it is the report %s", async (_, forged, recipient) => {
		const { messageId } = await sent();
		await receive(aBounce({ messageId: forged ?? messageId ?? "", recipient }), later(2));
		expect(await db().contactPoint.findFirst()).toMatchObject({ state: "unproved" });
		expect(await db().delivery.count({ where: { state: "failed" } })).toBe(0);
	});
});

describe("an event nobody can read", () => {
	it("is tried five times, then parked, and read again when staff ask", async () => {
		await receiveEvents(testContext(), { channelAccount: "email", events: [mailEvent(Buffer.from(aLetter()))] });
		const [{ id } = { id: "" }] = await db().inboundEvent.findMany();
		const broken = () => {
			throw new Error("pannes");
		};
		for (let index = 0; index < 4; index += 1)
			await expect(readInbound(testContext(), { inboundId: id }, broken)).rejects.toThrow("pannes");
		await readInbound(testContext(), { inboundId: id }, broken);
		expect(await db().inboundEvent.findFirst()).toMatchObject({ state: "parked", attempts: 5, reason: "pannes" });
		await readAll();
		expect(await db().matter.count()).toBe(0);

		const agent = await aStaffMember(testContext(), "agent");
		expect(await retryInbound(testContext(agent), id)).toEqual({ ok: true, value: null });
		await readAll();
		expect(await db().matter.count()).toBe(1);
		expect(await rescueInbound(later(10))).toBe(0);
	});

	it("is given to a living worker when the one that took it died", async () => {
		await receiveEvents(testContext(), { channelAccount: "email", events: [mailEvent(Buffer.from(aLetter()))] });
		expect(await rescueInbound(later(1))).toBe(0);
		expect(await rescueInbound(later(10))).toBe(1);
	});
});
