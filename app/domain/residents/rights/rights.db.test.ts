import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aResident, aStaffMember, aVote } from "~/test/factories";
import { unzip } from "~/test/unzip";
import { applyRetention } from "../commands/apply-retention.server";
import { askErasure } from "../commands/ask-erasure.server";
import { askExport } from "../commands/ask-export.server";
import { cancelErasure } from "../commands/cancel-erasure.server";
import { makeExport } from "../commands/make-export.server";
import { noteReading } from "../commands/note-reading.server";
import { objectTo } from "../commands/object-to.server";
import { recordAttribute } from "../commands/record-attribute.server";
import { replayErasures, runErasures } from "../commands/run-erasures.server";
import { findErasure, listExports, listReadings, readExport } from "./own.server";
import { previewRetention } from "./retention.server";

const DAY = 86_400_000;

const later = (days: number): Context => testContext(undefined, new Date(testNow.getTime() + days * DAY));

const unzipped = (bytes: Uint8Array | null, name: string) =>
	unzip(bytes ?? new Uint8Array())
		.get(name)
		?.toString() ?? "";

describe("everything a person gave", () => {
	it("comes back as an archive that only they can open, for seven days", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const stranger = await aResident(context);
		await recordAttribute(context, {
			personId: accountId,
			key: "contact.phone",
			value: "+33612345678",
			source: "declared",
		});
		const { id } = await askExport(context, { accountId });
		expect((await waitingJobs()).filter(({ name }) => name === "make-export")).toHaveLength(1);
		await makeExport(context, { exportId: id });
		expect(await readExport(context, { id, accountId: stranger.accountId })).toBeNull();
		expect(await readExport(later(8), { id, accountId })).toBeNull();
		const bytes = await readExport(context, { id, accountId });
		const { data } = JSON.parse(unzipped(bytes, "donnees.json"));
		expect(data.facts).toContainEqual(expect.objectContaining({ key: "contact.phone", value: "+33612345678" }));
		expect(data.Account[0]).not.toHaveProperty("passwordHash");
		expect(unzipped(bytes, "lisez-moi.html")).toContain("+33612345678");
	});

	it("is prepared once, however often it is asked for", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await Promise.all(Array.from({ length: 10 }, () => askExport(context, { accountId })));
		expect(await listExports(context, accountId)).toHaveLength(1);
	});
});

describe("being erased", () => {
	it("waits thirty days, then leaves the votes counted and nobody behind them", async () => {
		const now = new Date();
		const context = testContext(undefined, now);
		const resident = await aResident(context);
		const vote = await aVote(context);
		const [option = ""] = vote.options;
		await context.db.ballot.createMany({
			data: { voteId: vote.id, voterId: resident.accountId, choices: [option], castAt: now },
		});
		expect((await askErasure(context, { accountId: resident.accountId, withdraw: false })).ok).toBe(true);
		expect(await runErasures(context)).toBe(0);
		await context.db.$executeRaw`UPDATE "Vote" SET state = 'closed', "closedAt" = now()`;
		const due = testContext(undefined, new Date(now.getTime() + 31 * DAY));
		expect(await runErasures(due)).toBe(1);
		expect(await context.db.account.findUnique({ where: { id: resident.accountId } })).toBeNull();
		const [ballot] = await context.db.ballot.findMany({ where: { voteId: vote.id } });
		expect(ballot?.choices).toEqual([option]);
		expect(ballot?.voterId).not.toBe(resident.accountId);
		expect(await runErasures(due)).toBe(0);
	});

	it("can be taken back, and is done once when two workers meet", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await askErasure(context, { accountId, withdraw: false });
		expect((await cancelErasure(context, { accountId })).ok).toBe(true);
		expect(await runErasures(later(40))).toBe(0);
		await askErasure(context, { accountId, withdraw: true });
		const done = await Promise.all([runErasures(later(40)), runErasures(later(40))]);
		expect(done[0] + done[1]).toBe(1);
	});

	it("is done again when an older backup brings the person back", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const row = await context.db.account.findUniqueOrThrow({ where: { id: accountId } });
		await askErasure(context, { accountId, withdraw: false });
		await runErasures(later(40));
		await context.db.account.createMany({ data: row });
		expect(await replayErasures(context)).toBe(1);
		expect(await context.db.account.findUnique({ where: { id: accountId } })).toBeNull();
	});

	it("is not for members of the staff, whose role an administrator takes away first", async () => {
		const context = testContext();
		const agent = await aStaffMember(context, "agent");
		expect(await askErasure(context, { accountId: agent.accountId, withdraw: false })).toEqual({
			ok: false,
			reason: "staff",
		});
	});
});

describe("who opened my file", () => {
	it("shows the person each opening by the staff, once an hour, and never their own", async () => {
		const context = testContext();
		const resident = await aResident(context);
		const agent = await aStaffMember(context, "agent");
		const reading = { personIds: [resident.accountId], what: "matter" as const, reference: "D-1" };
		await noteReading(testContext(agent), reading);
		await noteReading(testContext(agent), reading);
		await noteReading(testContext(resident), reading);
		const shown = await listReadings(context, resident.accountId);
		expect(shown).toMatchObject([{ readerName: agent.name, what: "matter", reference: "D-1" }]);
	});
});

describe("objecting", () => {
	it("ends the news one had chosen", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const wish = { accountId, topic: "school", channel: "email", rhythm: "weekly" as const, changedAt: context.now };
		await context.db.preference.createMany({ data: wish });
		await objectTo(context, { accountId, purposes: ["campaigns"] });
		expect(await context.db.preference.findFirst({ where: { accountId } })).toMatchObject({ rhythm: "off" });
		await objectTo(context, { accountId, purposes: [] });
		expect(await context.db.objection.count()).toBe(0);
	});
});

describe("what the night erases", () => {
	it("announces first what it would do, then does just that and writes it down", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const old = new Date(testNow.getTime() - 5 * 365 * DAY);
		const use = { serviceId: newId(old), serviceName: "S", personId: accountId, keys: [], valueIds: [], request: "x" };
		await context.db.attributeUse.createMany({
			data: [
				{ ...use, id: newId(old), at: old },
				{ ...use, id: newId(testNow), at: testNow },
			],
		});
		expect(await previewRetention(context)).toContainEqual({ rule: "uses", found: 1 });
		await applyRetention(context);
		expect(await context.db.attributeUse.count()).toBe(1);
		const run = await context.db.retentionRun.findFirstOrThrow();
		expect(run.results).toContainEqual({ rule: "uses", removed: 1 });
	});

	it("writes to whoever has not come for two years, and keeps those who come back", async () => {
		const old = testContext(undefined, new Date(testNow.getTime() - 3 * 365 * DAY));
		const { accountId } = await aResident(old);
		await applyRetention(testContext());
		expect(await findErasure(testContext(), accountId)).toMatchObject({ origin: "inactive" });
		const back = { id: "s", accountId, expiresAt: later(60).now, createdAt: later(5).now, lastSeenAt: later(5).now };
		await old.db.session.createMany({ data: back });
		await applyRetention(later(31));
		expect(await old.db.account.findUnique({ where: { id: accountId } })).not.toBeNull();
	});
});
