import { Client } from "pg";
import { afterEach, expect, it, vi } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident } from "~/test/factories";
import { actorOfCookie, openSession } from "./sessions.server";

afterEach(() => vi.restoreAllMocks());

it("knows who asks, their level and strength, by one query that reads no table whole", async () => {
	const context = testContext(undefined, new Date());
	const lea = await aResident(context);
	const cookie = (await openSession(lea.accountId, "x", context.now)).split(";")[0] ?? "";
	const sent: string[] = [];
	const original = Client.prototype.query;
	vi.spyOn(Client.prototype, "query").mockImplementation(function (this: Client, ...args: never[]) {
		const [first] = args as unknown[];
		sent.push(typeof first === "string" ? first : String((first as { text: string }).text));
		return (original as (...args: never[]) => never).apply(this, args);
	} as never);
	const { actor } = await actorOfCookie(cookie, context.now);
	expect(actor).toMatchObject({ accountId: lea.accountId, assurance: { identity: 1, authentication: 1 } });
	expect(sent).toHaveLength(1);
	vi.restoreAllMocks();
	const plan = await db().$transaction(async (db) => {
		await db.$executeRaw`SET LOCAL enable_seqscan = off`;
		return db.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${sent[0]?.replace("$1", "'x'")}`);
	});
	expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).not.toMatch(/Seq Scan/);
});
