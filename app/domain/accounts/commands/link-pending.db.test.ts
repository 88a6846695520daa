import { describe, expect, it } from "vitest";
import type { Actor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { aResident } from "~/test/factories";
import { aCitizen, accept, actorOf, as, begin, comeBack, now, signIn, withStandIns } from "~/test/sign-in";
import { throughStandIn } from "~/test/stand-in";
import { browserOf } from "../openid/browser.server";
import { unbindPerson, voterKeyOf } from "../verified-person.server";
import { linkPending } from "./link-pending.server";
import { unlinkIdentity } from "./unlink-identity.server";

withStandIns();

describe("linking", () => {
	const linked = async (person: string, actor: Actor) => (await signIn(person, { actor })).outcome;

	it("gives an account its identity, a new session and level 3", async () => {
		const lea = await aResident(as());
		const outcome = await linked("jeanne", { ...lea, kind: "resident", confirmed: true });
		expect(outcome).toMatchObject({ done: "linked" });
		expect((await signIn("jeanne")).outcome).toMatchObject({ done: "in" });
		expect(await db().account.count()).toBe(1);
	});

	it("is refused when another account has that identity, and when this one is already somebody else's", async () => {
		const jeanne = await aCitizen("jeanne");
		const lea = { ...(await aResident(as())), kind: "resident" as const, confirmed: true };
		expect(await linked("jeanne", lea)).toEqual({ done: "refused", reason: "identity-taken" });
		expect(await linked("paul", jeanne)).toEqual({ done: "refused", reason: "other-identity" });
	});

	it("ties FranceConnect+ to the same person through the account alone, and raises it to level 4", async () => {
		const jeanne = await aCitizen("jeanne");
		const plus = await signIn("jeanne", { name: "franceconnect-plus", actor: jeanne });
		expect(plus.outcome).toMatchObject({ done: "linked" });
		const again = await signIn("jeanne", { name: "franceconnect-plus" });
		const actor = await actorOf(again.outcome.done === "in" ? again.outcome.cookie : null);
		expect(actor).toMatchObject({ accountId: jeanne.accountId, assurance: { identity: 4, authentication: 2 } });
	});

	it("does not make a second account for a person already verified: they link to the first", async () => {
		const jeanne = await aCitizen("jeanne");
		const { cookie } = await signIn("jeanne", { name: "franceconnect-plus" });
		expect(await accept(cookie)).toEqual({ ok: false, reason: "identity-taken" });
		expect(await db().account.count()).toBe(1);
		const here = browserOf(cookie);
		const stale = { ...jeanne, provedAt: new Date(now().getTime() - 11 * 60_000) };
		expect(await linkPending(as(stale), { browserHash: here })).toEqual({ ok: false, reason: "proof-needed" });
		expect((await linkPending(as(jeanne), { browserHash: here })).ok).toBe(true);
	});

	it("is refused when somebody else is signed in on the way back", async () => {
		const [lea, noe] = [await aResident(as()), await aResident(as())];
		const { url, cookie } = await begin("franceconnect", lea, "link");
		const address = await throughStandIn(url, "jeanne");
		expect(await comeBack({ cookie, address, actor: noe })).toEqual({ done: "refused", reason: "someone-else" });
		expect(await db().loginIdentity.count()).toBe(0);
	});

	it("proves who is there only with the identity of that account", async () => {
		const jeanne = await aCitizen("jeanne");
		const prove = async (person: string) => {
			const { url, cookie } = await begin("franceconnect", jeanne, "prove");
			return comeBack({ cookie, address: await throughStandIn(url, person), actor: jeanne });
		};
		expect(await prove("paul")).toEqual({ done: "refused", reason: "someone-else" });
		expect(await prove("jeanne")).toMatchObject({ done: "proved" });
	});

	it("ends, and the level with it, unless it is the only way in", async () => {
		const jeanne = await aCitizen("jeanne");
		const [identity] = await db().loginIdentity.findMany();
		const identityId = identity?.id ?? "";
		expect(await unlinkIdentity(as(jeanne), { identityId })).toEqual({ ok: false, reason: "last-way" });
		const email = "jeanne@exemple.example";
		await db().account.updateMany({ data: { emailKey: email, email, confirmedAt: now() } });
		expect((await unlinkIdentity(as(jeanne), { identityId })).ok).toBe(true);
		expect(await db().assuranceEvent.count({ where: { revokedAt: null } })).toBe(0);
	});
});

it("knows who came back with a new account: one voter, before and after erasure", async () => {
	const before = await aCitizen("jeanne");
	const key = await voterKeyOf(as(), before.accountId);
	await unbindPerson(as(), before.accountId);
	await db().account.deleteMany();
	const after = await aCitizen("jeanne");
	expect(after.accountId).not.toBe(before.accountId);
	expect(await voterKeyOf(as(), after.accountId)).toBe(key);
});

describe("ProConnect", () => {
	it("turns away who works elsewhere, and gives nobody a role", async () => {
		expect((await signIn("autre-pro", { name: "proconnect" })).outcome).toEqual({
			done: "refused",
			reason: "establishment",
		});
		const { outcome, cookie } = await signIn("karim-pro", { name: "proconnect" });
		expect(outcome).toEqual({ done: "first-time" });
		const made = await accept(cookie);
		expect(await actorOf(made.ok ? made.value.cookie : null)).toMatchObject({
			kind: "resident",
			assurance: { identity: 0, authentication: 2 },
		});
	});
});
