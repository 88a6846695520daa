import { describe, expect, it } from "vitest";
import { recordAttribute } from "~/domain/residents/commands/record-attribute.server";
import { findFormFacts } from "~/domain/residents/ledger/form-facts.server";
import { listOwnValues, listUses } from "~/domain/residents/ledger/own.server";
import { translator } from "~/i18n/i18next.server";
import { testContext } from "~/test/database";
import { aConnectedService, aResident } from "~/test/factories";
import { requestProcedure } from "./request-procedure.server";

const canteen = async () => {
	const resident = await aResident(testContext());
	const context = testContext(resident);
	const personId = resident.accountId;
	await recordAttribute(context, { personId, key: "contact.phone", value: "+33611111111", source: "declared" });
	const quotient = { personId, key: "household.quotient" as const, value: "612", source: "agent" as const, level: 2 };
	await recordAttribute(context, quotient);
	const keys = ["name.usual", "contact.phone", "household.quotient"];
	await aConnectedService(context, {
		kind: "form",
		clientId: "procedure:cantine",
		name: "Cantine",
		sector: "school",
		keys,
	});
	const form = await findFormFacts(context, { code: "procedure:cantine", personId });
	if (!form) throw new Error("no form");
	const procedure = { slug: "cantine", title: "Inscrire un enfant à la cantine", unitCode: "education" };
	const common = { actor: resident, procedure, form, text: "", t: translator("fr") };
	const send = (given: { nonce: string; ticked?: string[]; phone?: string }) =>
		requestProcedure(context, {
			...{ ...common, nonce: given.nonce, ticked: given.ticked ?? [] },
			values: { fact_contact_phone: given.phone ?? "+33611111111" },
		});
	const text = async () => (await context.db.message.findFirstOrThrow({ where: { direction: "in" } })).text;
	return { context, resident, form, send, text };
};

describe("a procedure's form that fills itself", () => {
	it("says what is known and where it comes from", async () => {
		const { form } = await canteen();
		expect(form.facts.find(({ key }) => key === "contact.phone")).toMatchObject({
			...{ value: "+33611111111", source: "declared", isEditable: true, crosses: false },
		});
		expect(form.facts.find(({ key }) => key === "household.quotient")).toMatchObject({ crosses: true });
	});

	it("sends what the person saw, and writes the use where they can read it", async () => {
		const { context, resident, send, text } = await canteen();
		await send({ nonce: crypto.randomUUID() });
		expect(await text()).toContain("Téléphone : +33611111111");
		expect(await text()).not.toContain("612");
		expect(await listUses(context, resident.accountId)).toMatchObject([
			{ serviceName: "Cantine", keys: ["contact.phone", "name.usual"], request: "Inscrire un enfant à la cantine" },
		]);
	});

	it("reuses a fact of another field only when its box is ticked, and the consent log says so", async () => {
		const { context, resident, send, text } = await canteen();
		await send({ nonce: crypto.randomUUID(), ticked: ["household.quotient"] });
		expect(await text()).toContain("612");
		const consents = await context.db.consentRecord.findMany({ where: { accountId: resident.accountId } });
		expect(consents).toMatchObject([{ topic: "reuse:household.quotient:cantine", action: "given" }]);
	});

	it("keeps a correction for the next form", async () => {
		const { context, resident, send, text } = await canteen();
		await send({ nonce: crypto.randomUUID(), phone: "+33622222222" });
		expect(await text()).toContain("+33622222222");
		const own = await listOwnValues(context, resident.accountId);
		expect(own.find(({ key }) => key === "contact.phone")?.value).toBe("+33622222222");
	});

	it("opens one request when the same form is sent five times at once", async () => {
		const { context, send } = await canteen();
		const nonce = crypto.randomUUID();
		const sent = await Promise.all(Array.from({ length: 5 }, () => send({ nonce })));
		expect(new Set(sent.map(({ reference }) => reference)).size).toBe(1);
		expect(await context.db.matter.count()).toBe(1);
		expect(await context.db.attributeUse.count()).toBe(1);
	});
});
