import { describe, expect, it } from "vitest";
import { testContext } from "~/test/database";
import { aConnectedService, aResident, aStaffMember } from "~/test/factories";
import { connectService } from "./connect-service.server";
import { registerService } from "./register-service.server";
import { renewSecret } from "./renew-secret.server";
import { writeContract } from "./write-contract.server";

const site = {
	...{
		name: "Cantine des écoles",
		summary: "Inscrire un enfant, payer les repas.",
		sector: "school" as const,
		siteUrl: "",
	},
	...{ redirectUris: ["https://cantine.example/retour"], signOutUris: [], signOutNotice: "" },
};

const line = { purpose: "Calculer le prix du repas", ground: "mission" as const, minimumLevel: 0, retentionMonths: 12 };

describe("registering a service", () => {
	it("belongs to administrators", async () => {
		const agent = await aStaffMember(testContext(), "agent");
		expect(await registerService(testContext(agent), site)).toEqual({ ok: false, reason: "not-allowed" });
	});

	it("keeps only the print of a secret, and asks everyone again when the contract asks for more", async () => {
		const admin = testContext(await aStaffMember(testContext(), "admin"));
		const registered = await registerService(admin, site);
		if (!registered.ok) throw new Error(registered.reason);
		const { id } = registered.value;
		const made = await renewSecret(admin, { id });
		const row = await admin.db.connectedService.findUniqueOrThrow({ where: { id } });
		expect(made.ok && row.secretHash !== made.value.secret).toBe(true);
		await writeContract(admin, { serviceId: id, key: "household.quotient", need: "optional", ...line });
		await writeContract(admin, {
			serviceId: id,
			key: "household.quotient",
			need: "optional",
			...line,
			purpose: "Autre raison",
		});
		const after = await admin.db.connectedService.findUniqueOrThrow({ where: { id } });
		expect(after.contractVersion).toBe(2);
	});
});

describe("accepting a service", () => {
	it("crosses no wall between sectors without a tick for that request", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const service = await aConnectedService(context, { keys: ["name.usual", "household.quotient"], sector: "school" });
		await context.db.serviceContract.updateMany({ data: { required: true } });
		const asked = { accountId, clientId: service.clientId, scopes: ["openid", "profile", "quotient"] };
		expect(await connectService(context, { ...asked, ticked: [] })).toEqual({ ok: false, reason: "tick-needed" });
		expect((await connectService(context, { ...asked, ticked: ["household.quotient"] })).ok).toBe(true);
		const consents = await context.db.consentRecord.findMany({
			where: { accountId },
			select: { topic: true, action: true },
		});
		expect(consents).toContainEqual({ topic: `reuse:household.quotient:${service.clientId}`, action: "given" });
	});

	it("leaves out what is optional and not ticked", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const service = await aConnectedService(context, { keys: ["name.usual", "contact.email"] });
		const asked = { accountId, clientId: service.clientId, scopes: ["openid", "profile", "email"] };
		await connectService(context, { ...asked, ticked: ["contact.email"] });
		expect(await context.db.serviceLink.findFirst({ where: { accountId } })).toMatchObject({ keys: ["contact.email"] });
	});

	it("keeps one link when the button is pressed twenty times at once", async () => {
		const context = testContext();
		const { accountId } = await aResident(context);
		const service = await aConnectedService(context, { keys: ["name.usual"] });
		const asked = { accountId, clientId: service.clientId, scopes: ["openid"], ticked: [] };
		const all = await Promise.allSettled(Array.from({ length: 20 }, () => connectService(context, asked)));
		expect(all.some(({ status }) => status === "fulfilled")).toBe(true);
		expect(await context.db.serviceLink.count({ where: { withdrawnAt: null } })).toBe(1);
	});
});
