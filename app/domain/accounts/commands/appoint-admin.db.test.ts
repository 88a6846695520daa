import { describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { acceptInvitation } from "./accept-invitation.server";
import { appointAdmin } from "./appoint-admin.server";
import { signIn } from "./sign-in.server";

const email = "dsi@ville.example";
const password = "tulipe vélo nuage";

describe("the first administrator", () => {
	it("is the confirmed account of the address", async () => {
		const { accountId } = await aResident(testContext());
		const email = (await db().account.findUniqueOrThrow({ where: { id: accountId } })).email ?? "";
		expect(await appointAdmin(testContext(), email.toUpperCase())).toEqual({ ok: true, value: { done: "promoted" } });
		expect(await db().account.findUnique({ where: { id: accountId } })).toMatchObject({ role: "admin" });
	});

	it("or comes by an invitation that serves once, and signs in with the password chosen there", async () => {
		const result = await appointAdmin(testContext(), email);
		const path = result.ok && result.value.done === "invited" ? result.value.path : "";
		const token = path.replace("/invitation/", "");
		expect(await db().account.count({ where: { role: "admin" } })).toBe(0);
		const accept = () => acceptInvitation(testContext(visitor), { token, displayName: "Nadia", password, device: "" });
		const results = await Promise.all([accept(), accept(), accept()]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db().account.findFirst()).toMatchObject({ role: "admin", displayName: "Nadia", email });
		expect(await signIn(testContext(visitor), { email, password, device: "", ip: "203.0.113.1" })).toMatchObject({
			ok: true,
		});
	});

	it("is made on the machine alone, and for an address", async () => {
		const admin = await aStaffMember(testContext(), "admin");
		expect(await appointAdmin(testContext(admin), email)).toEqual({ ok: false, reason: "not-allowed" });
		for (const text of ["", "dsi", "dsi@ville", "a@b.c, d@e.f"])
			expect(await appointAdmin(testContext(), text)).toEqual({ ok: false, reason: "not-an-address" });
	});
});
