import { describe, expect, it } from "vitest";
import { testContext } from "~/test/database";
import { aConnectedService, aResident } from "~/test/factories";
import { recordAttribute } from "../commands/record-attribute.server";
import { listOwnValues, listUses } from "./own.server";
import { readForService } from "./read-for-service.server";

const declare = async (context: ReturnType<typeof testContext>, personId: string, value = "0612345678") =>
	recordAttribute(context, { personId, key: "contact.phone", value, source: "declared" });

describe("the ledger of facts", () => {
	it("answers a service what its contract allows, and writes the use in the same breath", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await declare(context, accountId);
		const service = await aConnectedService(context, { kind: "form", keys: ["contact.phone", "name.usual"] });
		const asked = { serviceId: service.id, personId: accountId, request: "S-1" };
		const read = await readForService(context, { ...asked, keys: ["contact.phone", "contact.email"] });
		expect(read).toMatchObject([{ key: "contact.phone", value: "0612345678", source: "declared" }]);
		expect(await listUses(context, accountId)).toMatchObject([
			{ serviceName: service.name, keys: ["contact.phone"], request: "S-1" },
		]);
	});

	it("tells a site nothing of a person who is not connected to it, and writes no use", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await declare(context, accountId);
		const service = await aConnectedService(context, { keys: ["contact.phone"] });
		const asked = { serviceId: service.id, personId: accountId, keys: ["contact.phone" as const], request: "x" };
		expect(await readForService(context, asked)).toEqual([]);
		expect(await listUses(context, accountId)).toEqual([]);
	});

	it("no longer answers once the contract has ended or the service is paused", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await declare(context, accountId);
		const service = await aConnectedService(context, { kind: "form", keys: ["contact.phone"] });
		const asked = { serviceId: service.id, personId: accountId, keys: ["contact.phone" as const], request: "x" };
		await context.db.serviceContract.updateMany({ data: { endsAt: context.now } });
		expect(await readForService(context, asked)).toEqual([]);
		await context.db.serviceContract.updateMany({ data: { endsAt: null } });
		await context.db.connectedService.updateMany({ data: { pausedAt: context.now } });
		expect(await readForService(context, asked)).toEqual([]);
	});

	it("adds a row at each change and lets none be rewritten", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await declare(context, accountId, "0611111111");
		await declare(context, accountId, "0622222222");
		expect(await context.db.attributeValue.count({ where: { personId: accountId } })).toBe(2);
		const own = await listOwnValues(context, accountId);
		expect(own.find(({ key }) => key === "contact.phone")).toMatchObject({ value: "0622222222", isEditable: true });
		await expect(context.db.attributeValue.updateMany({ data: { sealed: "forged" } })).rejects.toThrow(/append only/);
		const service = await aConnectedService(context, { kind: "form", keys: ["contact.phone"] });
		const asked = { serviceId: service.id, personId: accountId, keys: ["contact.phone" as const], request: "x" };
		await readForService(context, asked);
		await expect(context.db.$executeRaw`UPDATE "AttributeUse" SET request = ''`).rejects.toThrow(/append only/);
	});

	it("never lets a word typed by hand replace what the State certified", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const name = { personId: accountId, key: "name.family" as const };
		await recordAttribute(context, { ...name, value: "MARTIN", source: "franceconnect", level: 3 });
		const corrected = await recordAttribute(context, { ...name, value: "Durand", source: "declared" });
		expect(corrected).toEqual({ ok: false, reason: "certified" });
	});

	it("keeps one standing value when twenty are written at once", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		await Promise.all(Array.from({ length: 20 }, (_, n) => declare(context, accountId, `06000000${n + 10}`)));
		expect(await context.db.attributeValue.count({ where: { supersededAt: null } })).toBe(1);
		expect(await context.db.attributeValue.count()).toBe(20);
	});

	it("lets the role of services read no table at all", async () => {
		const { dbAs } = await import("~/server/roles.server");
		const reader = dbAs("parvis_reader");
		await expect(reader.$queryRaw`SELECT * FROM "AttributeValue"`).rejects.toThrow(/permission denied/);
		await expect(reader.$queryRaw`SELECT * FROM "Account"`).rejects.toThrow(/permission denied/);
	});
});
