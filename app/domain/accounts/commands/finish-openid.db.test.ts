import { describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { aResident } from "~/test/factories";
import {
	aCitizen,
	accept,
	actorOf,
	as,
	type Back,
	begin,
	comeBack,
	events,
	signIn,
	withStandIns,
} from "~/test/sign-in";
import { throughStandIn } from "~/test/stand-in";
import { listProviders } from "../openid/outages.server";

withStandIns();

describe("a first visit by FranceConnect", () => {
	it("waits for its owner, then makes an account at level 3, with no state identity kept", async () => {
		const { outcome, cookie } = await signIn("jeanne");
		expect(outcome).toEqual({ done: "first-time" });
		expect(await db().account.count()).toBe(0);
		const made = await accept(cookie, "famille.delattre@exemple.example");
		expect(made.ok).toBe(true);
		const actor = await actorOf(made.ok ? made.value.cookie : null);
		expect(actor).toMatchObject({ kind: "resident", confirmed: true, assurance: { identity: 3, authentication: 1 } });
		const account = await db().account.findFirstOrThrow();
		expect(account).toMatchObject({ email: "famille.delattre@exemple.example", emailKey: null, confirmedAt: null });
		const kept = JSON.stringify(
			await Promise.all([
				db().verifiedPerson.findMany(),
				db().loginIdentity.findMany(),
				db().assuranceEvent.findMany(),
			]),
		);
		expect(kept).not.toMatch(/delattre|1961/i);
		expect(await db().pendingIdentity.count()).toBe(0);
	});

	it("makes one account of ten simultaneous acceptances", async () => {
		const { cookie } = await signIn("jeanne");
		const made = await Promise.all(Array.from({ length: 10 }, () => accept(cookie)));
		expect(made.some(({ ok }) => ok)).toBe(true);
		expect(await db().account.count()).toBe(1);
		expect(await db().verifiedPerson.count()).toBe(1);
	});

	it("gives a couple with one mailbox two accounts, and signs nobody in by that mailbox", async () => {
		const jeanne = await aCitizen("jeanne", "famille.delattre@exemple.example");
		const paul = await aCitizen("paul", "famille.delattre@exemple.example");
		expect(jeanne.accountId).not.toBe(paul.accountId);
		expect(await db().account.count({ where: { emailKey: { not: null } } })).toBe(0);
	});

	it("never meets an account by its e-mail address alone", async () => {
		const email = "famille.delattre@exemple.example";
		const owner = await aResident(as());
		await db().account.updateMany({ where: { id: owner.accountId }, data: { email, emailKey: email } });
		expect((await signIn("jeanne")).outcome).toEqual({ done: "first-time" });
		expect(await db().loginIdentity.count()).toBe(0);
	});

	it.each(["amina", "ngoc", "maximilien"])("knows %s again the second time", async (person) => {
		const citizen = await aCitizen(person);
		const { outcome } = await signIn(person);
		expect(outcome).toMatchObject({ done: "in", to: "/me" });
		expect(await actorOf(outcome.done === "in" ? outcome.cookie : null)).toMatchObject({
			accountId: citizen.accountId,
		});
	});
});

describe("an answer that is not what was asked for", () => {
	it.each([
		["low-acr", "level-too-low"],
		["wrong-nonce", "answer-invalid"],
		["wrong-issuer", "answer-invalid"],
		["wrong-audience", "answer-invalid"],
		["expired", "answer-invalid"],
		["bad-signature", "answer-invalid"],
		["other-subject", "answer-invalid"],
		["plain-userinfo", "answer-invalid"],
		["refuse", "abandoned"],
		["down", "provider-down"],
		["slow", "provider-down"],
	])("%s is refused as %s, with a line of the audit and nobody in", async (lie, reason) => {
		await aCitizen("jeanne");
		const before = await db().session.count();
		expect((await signIn("jeanne", { lie })).outcome).toEqual({ done: "refused", reason });
		expect(await db().session.count()).toBe(before);
		expect(await db().pendingIdentity.count()).toBe(0);
		expect(await events("sign-in.refused")).toEqual([expect.objectContaining({ reason })]);
		const isDown = (await listProviders(as())).find(({ name }) => name === "franceconnect")?.isDown;
		expect(isDown).toBe(reason === "provider-down");
	});

	it.each<[string, (back: Back & { cookie: string }) => Promise<Back> | Back, string]>([
		["in another browser", (back) => ({ ...back, cookie: `parvis-browser=${"x".repeat(43)}` }), "attempt-unknown"],
		["in no known browser", (back) => ({ ...back, cookie: "" }), "attempt-unknown"],
		[
			"with the state of another browser",
			async (back) => ({ ...back, cookie: (await begin()).cookie }),
			"attempt-unknown",
		],
		["with a made-up state", (back) => changed(back, "state", "0".repeat(64)), "attempt-unknown"],
		["without the issuer", (back) => changed(back, "iss", ""), "answer-invalid"],
		["with another issuer", (back) => changed(back, "iss", "https://pirate.example"), "answer-invalid"],
		["with a made-up code", (back) => changed(back, "code", "0".repeat(43)), "answer-invalid"],
		["at another provider's door", (back) => ({ ...back, name: "franceconnect-plus" }), "attempt-unknown"],
	])("is refused %s", async (_, change, reason) => {
		const { url, cookie } = await begin();
		const address = await throughStandIn(url, "jeanne");
		expect(await comeBack(await change({ cookie, address }))).toEqual({ done: "refused", reason });
		expect(await db().session.count()).toBe(0);
		expect(await db().pendingIdentity.count()).toBe(0);
		expect(await events("sign-in.refused")).toHaveLength(1);
	});

	it("is refused when the code of one sign-in is brought to another of the same browser", async () => {
		const first = await begin();
		const second = await begin("franceconnect", visitor, "sign-in", first.cookie);
		expect(second.cookie).toBe(first.cookie);
		const code = new URL(await throughStandIn(first.url, "jeanne")).searchParams.get("code") ?? "";
		const back = changed({ cookie: first.cookie, address: await throughStandIn(second.url, "paul") }, "code", code);
		expect(await comeBack(back)).toEqual({ done: "refused", reason: "answer-invalid" });
	});

	it("is refused the second time; only who is already in goes on to the same page", async () => {
		const citizen = await aCitizen("jeanne");
		const { cookie, address } = await signIn("jeanne");
		expect(await comeBack({ cookie, address })).toEqual({ done: "refused", reason: "attempt-used" });
		const actor = { ...citizen, kind: "resident" as const };
		expect(await comeBack({ cookie, address, actor })).toMatchObject({ done: "in", to: "/me", cookie: null });
	});

	it("lets one in of ten that come back at once", async () => {
		await aCitizen("jeanne");
		const { url, cookie } = await begin();
		const address = await throughStandIn(url, "jeanne");
		const all = await Promise.all(Array.from({ length: 10 }, () => comeBack({ cookie, address })));
		expect(all.filter(({ done }) => done === "in")).toHaveLength(1);
	});
});

const changed = (back: Back, name: string, value: string): Back => {
	const url = new URL(back.address);
	if (value) url.searchParams.set(name, value);
	else url.searchParams.delete(name);
	return { ...back, address: url.href };
};
