import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident } from "~/test/factories";
import { listOwnValues } from "../ledger/own.server";
import { askHousehold, holdsHousehold } from "./ask-household.server";
import { declareFact } from "./declare-fact.server";
import { recordStateIdentity } from "./record-state-identity.server";
import { takeFromState } from "./take-from-state.server";

const jeanne = { given_name_array: ["Jeanne", "Marie"], family_name: "Delattre", birthdate: "1961-03-09" };

const valuesOf = async (personId: string) => {
	const values = await listOwnValues(testContext(), personId);
	return Object.fromEntries(values.map(({ key, value, source, level }) => [key, { value, source, level }]));
};

describe("an identity certified by the State", () => {
	it("goes to the ledger with its source, once, and is not corrected by hand", async () => {
		const { accountId: personId } = await aResident(testContext());
		await declareFact(testContext(), { personId, key: "name.given", value: "Jeannette" });
		await recordStateIdentity(testContext(), { personId, claims: jeanne });
		await recordStateIdentity(testContext(), { personId, claims: jeanne });
		expect(await valuesOf(personId)).toMatchObject({
			"name.given": { value: "Jeanne Marie", source: "franceconnect", level: 3 },
			"name.family": { value: "Delattre", source: "franceconnect", level: 3 },
			"birth.date": { value: "1961-03-09", source: "franceconnect", level: 3 },
		});
		expect(await db().attributeValue.count({ where: { source: "franceconnect" } })).toBe(3);
		expect(await declareFact(testContext(), { personId, key: "name.given", value: "Jeannette" })).toMatchObject({
			reason: "certified",
		});
	});

	it("follows the register, and invents no date", async () => {
		const { accountId: personId } = await aResident(testContext());
		const claims = { ...jeanne, rnipp_family_name: "Delattre-Roy", birthdate: "1949-00-00" };
		await recordStateIdentity(testContext(), { personId, claims });
		const values = await valuesOf(personId);
		expect(values["name.family"]?.value).toBe("Delattre-Roy");
		expect(values["birth.date"]?.value).toBeNull();
	});
});

describe("the agreement to ask the State for a household", () => {
	it("is written, and worth ten minutes for the one person", async () => {
		const actor = await aResident(testContext());
		const asked = await askHousehold({ ...testContext(), actor }, { form: "cantine" });
		const ticket = asked.ok ? asked.value.ticket : "";
		expect(await db().consentRecord.count({ where: { topic: "pull:household.quotient:cantine" } })).toBe(1);
		expect(holdsHousehold(testContext(), actor.accountId, ticket)).toBe(true);
		const stranger = await aResident(testContext());
		expect(holdsHousehold(testContext(), stranger.accountId, ticket)).toBe(false);
		const late = testContext(undefined, new Date(testNow.getTime() + 11 * 60_000));
		expect(holdsHousehold(late, actor.accountId, ticket)).toBe(false);
	});

	it("is needed: a forged one asks nothing, and the identity is still kept", async () => {
		const { accountId: personId } = await aResident(testContext());
		const ticket = `${testNow.getTime() + 60_000}.forged`;
		expect(await takeFromState(testContext(), { personId, claims: jeanne, accessToken: "x", ticket })).toBe("expired");
		expect((await valuesOf(personId))["name.family"]?.value).toBe("Delattre");
	});
});
