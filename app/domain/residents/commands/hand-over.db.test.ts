import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "~/server/context.server";
import { testContext } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { listUses } from "../ledger/own.server";
import { prefillClient } from "../ledger/rules";
import { beginHandOver } from "./begin-hand-over.server";
import { exchangeHandOver } from "./exchange-hand-over.server";
import { recordAttribute } from "./record-attribute.server";
import { registerPrefill } from "./register-prefill.server";
import { renewSecret } from "./renew-secret.server";
import { writeContract } from "./write-contract.server";

const url = "https://service-public.example/demarche?step=1";
const line = { ground: "mission" as const, minimumLevel: 0, retentionMonths: 12, purpose: "Vous reconnaître" };
const procedure = { slug: "carte", title: "Carte de lecteur", url };
const later = (context: Context, minutes: number): Context => ({
	...context,
	now: new Date(context.now.getTime() + minutes * 60_000),
});

describe("going on to another site with what the city knows", () => {
	let site: { clientId: string; secret: string };
	let personId: string;

	beforeEach(async () => {
		const admin = testContext(await aStaffMember(testContext(), "admin"));
		const given = {
			name: "Carte de lecteur",
			summary: "Le site de la carte.",
			sector: "school" as const,
			siteUrl: url,
		};
		const registered = await registerPrefill(admin, { ...given, kind: "prefill", clientId: prefillClient("carte") });
		const serviceId = registered.ok ? registered.value : "";
		await writeContract(admin, { serviceId, key: "contact.phone", need: "required", ...line });
		await writeContract(admin, { serviceId, key: "household.quotient", need: "optional", ...line });
		const made = await renewSecret(admin, { id: serviceId });
		site = { clientId: prefillClient("carte"), secret: made.ok ? made.value.secret : "" };
		personId = (await aResident(testContext())).accountId;
		const said = { personId, source: "declared" as const };
		await recordAttribute(testContext(), { ...said, key: "contact.phone", value: "+33600000042" });
		await recordAttribute(testContext(), { ...said, key: "household.quotient", value: "612" });
	});

	const begin = async (ticked: string[] = []) => {
		const address = new URL(await beginHandOver(testContext(), { ...procedure, personId, ticked }));
		return { address, code: address.searchParams.get("code") ?? "" };
	};

	it("puts a code in the address, never a fact; nothing is read until the site exchanges it, and the person sees the use", async () => {
		const { address, code } = await begin();
		expect(address.searchParams.get("step")).toBe("1");
		expect(address.href).not.toContain("42");
		expect(await listUses(testContext(), personId)).toEqual([]);
		const given = await exchangeHandOver(testContext(), { ...site, code });
		expect(given).toEqual({
			ok: true,
			value: { sub: expect.any(String), phone_number: "+33600000042", phone_number_verified: false },
		});
		expect(JSON.stringify(given)).not.toContain(personId);
		expect(await listUses(testContext(), personId)).toMatchObject([
			{ serviceName: "Carte de lecteur", keys: ["contact.phone"], request: "Carte de lecteur" },
		]);
	});

	it("gives what another field holds only if its box was ticked, with a line of the consent log", async () => {
		const { code } = await begin(["household.quotient"]);
		const given = await exchangeHandOver(testContext(), { ...site, code });
		expect(given.ok && given.value).toMatchObject({ family_quotient: 612 });
		const [consent] = await testContext().db.consentRecord.findMany({ where: { accountId: personId } });
		expect(consent).toMatchObject({ topic: "reuse:household.quotient:carte", action: "given" });
	});

	it("is used once, within two minutes, by that site alone; ten at once give it once", async () => {
		const { code } = await begin();
		const invalid = { ok: false, reason: "invalid_grant" };
		expect(await exchangeHandOver(testContext(), { ...site, secret: "autre", code })).toEqual({
			ok: false,
			reason: "invalid_client",
		});
		const tries = Array.from({ length: 10 }, () => exchangeHandOver(testContext(), { ...site, code }));
		expect((await Promise.all(tries)).filter(({ ok }) => ok)).toHaveLength(1);
		expect(await exchangeHandOver(testContext(), { ...site, code })).toEqual(invalid);
		const late = await begin();
		expect(await exchangeHandOver(later(testContext(), 3), { ...site, code: late.code })).toEqual(invalid);
	});

	it("goes to the bare address where there is no contract", async () => {
		expect(await beginHandOver(testContext(), { ...procedure, slug: "autre", personId, ticked: [] })).toBe(url);
	});
});
