import { afterEach, describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aMailServer } from "~/test/smtp";
import type { MailAdapter } from "../adapters/email.server";
import { smtpAdapter } from "../adapters/email.server";
import { queueMails } from "./queue-mail.server";
import { rescueMail } from "./rescue-mail.server";
import { sendBulkMail } from "./send-bulk-mail.server";

const closing: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closing.splice(0)) await close();
});

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		...{ key: `campaign:1:${index}`, to: `p${index}@x.example`, language: "fr" as const },
		...{ subject: "Nouvelles", parts: ["Bonjour."] },
	}));

const stateCounts = async () => {
	const rows = await db().mail.groupBy({ by: ["state"], _count: { id: true } });
	return Object.fromEntries(rows.map(({ state, _count }) => [state, _count.id]));
};

describe("letters in bulk", () => {
	it("are one job, and all leave once through a real server although two workers take them at once", async () => {
		await queueMails(testContext(), many(230), { isBulk: true });
		expect(await waitingJobs()).toHaveLength(1);
		const server = await aMailServer();
		const adapter = smtpAdapter(server.url, "Ville <ville@x.example>");
		closing.push(adapter.close, server.stop);
		await Promise.all([sendBulkMail(testContext(), adapter), sendBulkMail(testContext(), adapter)]);
		expect(await stateCounts()).toEqual({ sent: 230 });
		expect(server.letters.length).toBe(230);
	});

	it("that a dead worker held go again under the same identifier, and those it had not taken are found", async () => {
		await queueMails(testContext(), many(250), { isBulk: true });
		const ids: string[] = [];
		const dying: MailAdapter = {
			send: async ({ messageId }) => {
				ids.push(messageId);
				throw new Error("killed");
			},
		};
		await sendBulkMail(testContext(), dying).catch(() => undefined);
		expect(await stateCounts()).toEqual({ sending: 200, queued: 50 });
		await db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
		const later = testContext(undefined, new Date(testNow.getTime() + 10 * 60_000));
		expect(await rescueMail(later)).toBe(200);
		expect((await waitingJobs()).length).toBe(201);
	});

	it("wait together when the server takes nothing, and alone when it puts one off; a dead box is remembered", async () => {
		await queueMails(testContext(), many(3), { isBulk: true });
		await sendBulkMail(testContext(), { send: async () => ({ outcome: "later", why: "ECONNREFUSED" }) });
		expect(await db().mail.count({ where: { isBulk: true, state: "queued" } })).toBe(3);
		await sendBulkMail(testContext(), {
			send: async ({ to }) =>
				to.startsWith("p0")
					? { outcome: "refused", why: "EENVELOPE 550 RCPT TO" }
					: to.startsWith("p1")
						? { outcome: "later", why: "EENVELOPE 451" }
						: { outcome: "accepted", providerId: "1" },
		});
		expect(await stateCounts()).toEqual({ sent: 1, queued: 1, failed: 1 });
		expect(await db().contactPoint.findFirst()).toMatchObject({ address: "p0@x.example", state: "dead" });
		expect(await db().mail.count({ where: { isBulk: false } })).toBe(1);
	});
});
