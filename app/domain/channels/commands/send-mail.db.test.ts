import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { env as environment } from "node:process";
import { afterEach, describe, expect, it } from "vitest";
import { transaction } from "~/server/context.server";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aResident } from "~/test/factories";
import { aMailServer } from "~/test/smtp";
import { smtpAdapter } from "../adapters/email.server";
import { queueMail } from "./queue-mail.server";
import { queueMailToAccounts } from "./queue-mail-to-accounts.server";
import { rescueMail } from "./rescue-mail.server";
import { sendMail } from "./send-mail.server";

const letter = {
	key: "welcome:1",
	to: "lea@exemple.example",
	language: "fr" as const,
	subject: "Bienvenue à Rivemont",
	parts: ["Bonjour Léa,", { link: "/confirm/abc", label: "Confirmer mon adresse" }],
};

const FROM = "Ville <ne-pas-repondre@ville.example>";
const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

const aPost = async (verdict?: Parameters<typeof aMailServer>[0]) => {
	const server = await aMailServer(verdict);
	const adapter = smtpAdapter(server.url, FROM);
	closing.push(adapter.close, server.stop);
	return { ...server, adapter };
};

/** The job worker of a real city, in a process of its own; what is answered kills it without a word. */
const aWorkerOf = (smtpUrl: string) => {
	const settings = { PARVIS_MODE: "production", PUBLIC_URL: "https://localhost", SMTP_URL: smtpUrl };
	const worker = spawn("node", ["--import", "tsx", "scripts/worker.ts"], {
		env: { ...environment, ...settings, APP_SECRET: randomBytes(32).toString("hex") },
		stdio: "ignore",
	});
	const ended = new Promise((answer) => worker.once("exit", answer));
	const kill = () => {
		worker.kill("SIGKILL");
		return ended;
	};
	closing.push(kill);
	return kill;
};

const theMail = () => db().mail.findFirstOrThrow();

describe("sending mail", () => {
	it("writes one letter per key, however many times it is asked for at once", async () => {
		const context = testContext();
		await Promise.all(Array.from({ length: 10 }, () => queueMail(context, letter)));
		expect(await db().mail.count()).toBe(1);
		expect(await waitingJobs()).toHaveLength(1);
	});

	it("sends nothing when what it tells did not happen", async () => {
		const undone = transaction(testContext(), async (context) => {
			await queueMail(context, letter);
			throw new Error("undone");
		});
		await expect(undone).rejects.toThrow("undone");
		expect(await db().mail.count()).toBe(0);
		expect(await waitingJobs()).toEqual([]);
	});

	it("reaches the recipient once, as text and HTML, with links of the city", async () => {
		const { adapter, letters } = await aPost();
		const context = testContext();
		await queueMail(context, letter);
		const { id } = await theMail();
		await Promise.all(Array.from({ length: 5 }, () => sendMail(context, { mailId: id }, adapter)));
		await sendMail(context, { mailId: id }, adapter);

		expect(letters).toHaveLength(1);
		expect(letters[0]).toMatchObject({ subject: letter.subject, messageId: `<${id}@localhost>` });
		expect(letters[0]?.text).toContain("http://localhost:3000/confirm/abc");
		expect(letters[0]?.html).toContain("Bonjour Léa,");
		expect(await theMail()).toMatchObject({ state: "sent", attempts: 1, lastError: null });
	});

	it("tries again after a temporary refusal, and succeeds", async () => {
		const { adapter, letters } = await aPost((tries) => (tries === 1 ? { code: 451, text: "greylisted" } : null));
		const context = testContext();
		await queueMail(context, letter);
		const { id } = await theMail();
		await expect(sendMail(context, { mailId: id }, adapter)).rejects.toThrow("not taken yet");
		expect(await theMail()).toMatchObject({ state: "queued", attempts: 1 });

		await sendMail(context, { mailId: id }, adapter);
		expect(letters).toHaveLength(1);
		expect(await theMail()).toMatchObject({ state: "sent", attempts: 2 });
	});

	it("tries again when the server is away, without naming anybody in the error", async () => {
		const { adapter, stop } = await aPost();
		await stop();
		const context = testContext();
		await queueMail(context, letter);
		const { id } = await theMail();
		const fault = await sendMail(context, { mailId: id }, adapter).catch((error: Error) => error.message);
		expect(fault).not.toContain("lea");
		expect(await theMail()).toMatchObject({ state: "queued" });
	});

	it("gives up when the server refuses the letter for good", async () => {
		const { adapter } = await aPost(() => ({ code: 550, text: "no such person" }));
		const context = testContext();
		await queueMail(context, letter);
		const { id } = await theMail();
		await sendMail(context, { mailId: id }, adapter);
		await sendMail(context, { mailId: id }, adapter);
		expect(await theMail()).toMatchObject({ state: "failed", attempts: 1 });
		expect((await db().event.findMany()).map(({ name }) => name)).toEqual(["mail.failed"]);
	});

	it("sends again under the same identifier, and says so, what a killed worker left between the server's answer and ours", async () => {
		const worker: { kill?: () => Promise<unknown> } = {};
		const post = await aPost(async (tries) => {
			if (tries === 1) await worker.kill?.();
			return null;
		});
		await queueMail(testContext(), letter);
		worker.kill = aWorkerOf(post.url);
		await expect.poll(() => post.letters.length, { timeout: 15_000 }).toBe(1);
		const { id, leaseUntil } = await theMail();
		expect(await theMail()).toMatchObject({ state: "sending", attempts: 1 });

		await sendMail(testContext(undefined, new Date()), { mailId: id }, post.adapter);
		expect(post.letters, "a living worker's letter is left alone").toHaveLength(1);

		const later = testContext(undefined, new Date((leaseUntil?.getTime() ?? 0) + 1));
		expect(await rescueMail(later)).toBe(1);
		await sendMail(later, { mailId: id }, post.adapter);
		expect(post.letters.map(({ messageId }) => messageId)).toEqual([`<${id}@localhost>`, `<${id}@localhost>`]);
		expect((await db().event.findMany()).map(({ name }) => name)).toEqual(["mail.repeated"]);
		expect(await theMail()).toMatchObject({ state: "sent", attempts: 2 });
	});

	it("writes to people with a confirmed address, each in their language", async () => {
		const context = testContext();
		const [lea, hugo, waiting] = [
			await aResident(context),
			await aResident(context),
			await aResident(context, { confirmed: false }),
		];
		await db().account.updateMany({ where: { id: hugo.accountId }, data: { language: "en" } });
		const sending = {
			accountIds: [lea, hugo, waiting].map(({ accountId }) => accountId),
			key: "decision:1",
			compose: (_: unknown, { language }: { language: string }) => ({ subject: language, parts: [] }),
		};
		expect(await queueMailToAccounts(context, sending)).toEqual({ ok: true, value: { queued: 2 } });
		expect(await queueMailToAccounts(context, sending)).toEqual({ ok: true, value: { queued: 0 } });
		expect((await db().mail.findMany()).map(({ subject }) => subject).sort()).toEqual(["en", "fr"]);
		expect(testNow).toEqual(context.now);
	});
});
