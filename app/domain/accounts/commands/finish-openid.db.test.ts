import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident } from "~/test/factories";
import { startStandIns, throughStandIn } from "~/test/stand-in";
import { forgetProviders } from "../openid/client.server";
import { listProviders } from "../openid/outages.server";
import type { ProviderName } from "../openid/providers.server";
import { actorOfCookie } from "../sessions.server";
import { unbindPerson, voterKeyOf } from "../verified-person.server";
import { acceptIdentity } from "./accept-identity.server";
import { beginOpenid } from "./begin-openid.server";
import { finishOpenid } from "./finish-openid.server";
import { linkPending } from "./link-pending.server";
import { unlinkIdentity } from "./unlink-identity.server";

type Name = ProviderName;

let stop: () => Promise<unknown>;
beforeAll(async () => {
	stop = await startStandIns();
});
beforeEach(forgetProviders);
afterAll(() => stop());

const now = () => new Date();
const as = (actor: Actor = visitor) => testContext(actor, now());
const from = { ip: "192.0.2.7" };
const pair = (cookie: string) => cookie.split(";")[0] ?? "";
const events = async (name: string) =>
	(await db().event.findMany({ where: { name } })).map(({ details }) => details as Record<string, string>);

type Intent = "sign-in" | "link" | "prove";

const begin = async (name: Name = "franceconnect", actor: Actor = visitor, intent: Intent = "sign-in", cookie = "") => {
	const begun = await beginOpenid(as(actor), { name, intent, to: "/me", cookieHeader: cookie, ...from });
	if (!begun.ok) throw new Error(begun.reason);
	return { url: begun.value.url, cookie: pair(begun.value.cookie) };
};

type Back = { name?: Name; actor?: Actor; cookie: string; address: string };

const comeBack = ({ name = "franceconnect", actor = visitor, cookie, address }: Back) =>
	finishOpenid(as(actor), {
		...{ name, cookieHeader: cookie, device: "Firefox", ...from },
		search: new URL(address).searchParams,
	});

/** From the button to the way back, as `person`; what the way back answers, and this browser's cookie. */
const signIn = async (person: string, { lie = "", name = "franceconnect" as Name, actor = visitor as Actor } = {}) => {
	const intent = actor.kind === "visitor" ? "sign-in" : "link";
	const { url, cookie } = await begin(name, actor, intent);
	const address = await throughStandIn(url, person, lie);
	return { outcome: await comeBack({ name, actor, cookie, address }), cookie, address };
};

const browserHash = async (cookie: string) => (await import("../openid/browser.server")).browserOf(cookie);

const accept = async (cookie: string, email = "") =>
	acceptIdentity(as(), {
		...{ displayName: "Jeanne", email, language: "fr", device: "Firefox" },
		browserHash: await browserHash(cookie),
	});

const actorOf = async (cookie: string | null) => (await actorOfCookie(pair(cookie ?? ""), now())).actor;

/** A new account by FranceConnect; who is signed in then. */
const aCitizen = async (person: string, email = "") => {
	const { cookie } = await signIn(person);
	const made = await accept(cookie, email);
	if (!made.ok) throw new Error(made.reason);
	return (await actorOf(made.value.cookie)) as Extract<Actor, { kind: "resident" }>;
};

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
		expect(await comeBack({ cookie, address, actor })).toEqual({ done: "in", to: "/me", cookie: null });
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
		const here = await browserHash(cookie);
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
