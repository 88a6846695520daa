import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import { renewRecoveryCodes } from "../factors/recovery-codes.server";
import { prepareTotp } from "../factors/totp.server";
import { sessionHash } from "../lucia.server";
import { actorOfCookie, openSession } from "../sessions.server";
import { bringSecondFactor } from "./bring-second-factor.server";
import { removeFactor } from "./remove-factor.server";
import { turnOnAuthenticator } from "./turn-on-authenticator.server";

const ip = "192.0.2.7";
const pair = (cookie: string) => cookie.split(";")[0] ?? "";
const tokenOf = (cookie: string) => pair(cookie).split("=")[1] ?? "";
const found = (cookie: string) => actorOfCookie(pair(cookie), new Date());
const at = (now: Date, actor: Actor = visitor) => testContext(actor, now);

const turnedOn = async (accountId: string, now = new Date()) => {
	const { secret } = await prepareTotp(at(now), accountId, { label: "Léa", issuer: "Ville" });
	const codeAt = (when: Date) => new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: when.getTime() });
	const owner = { accountId, token: tokenOf(await openSession(accountId, "x", now)), stage: "full" as const };
	const on = await turnOnAuthenticator(at(now), { owner, code: codeAt(now), ip });
	if (!on.ok) throw new Error(on.reason);
	return { codeAt, ...on.value };
};

describe("a second factor", () => {
	it("stands between the right password and the account: nobody is in before it", async () => {
		const agent = await aStaffMember(at(new Date()), "agent");
		const { codeAt } = await turnedOn(agent.accountId);
		const cookie = await openSession(agent.accountId, "x", new Date());
		const before = await found(cookie);
		expect(before.actor).toEqual(visitor);
		expect(before.waiting).toMatchObject({ accountId: agent.accountId, stage: "second_factor" });
		const later = new Date(Date.now() + 30_000);
		const owner = before.waiting ?? expect.fail("nobody waits");
		const brought = await bringSecondFactor(at(later), { owner, code: codeAt(later), ip });
		expect(brought.ok).toBe(true);
		const after = await found(brought.ok ? brought.value : "");
		expect(after.actor).toMatchObject({ accountId: agent.accountId, assurance: { authentication: 2 } });
		expect((await found(cookie)).waiting, "the old secret opens nothing").toBeNull();
	});

	it("is used once: of ten at once, and of a code read over a shoulder, one", async () => {
		const lea = await aResident(at(new Date()));
		const { codeAt } = await turnedOn(lea.accountId);
		const later = new Date(Date.now() + 30_000);
		const enter = async () => {
			const owner = (await found(await openSession(lea.accountId, "x", new Date()))).waiting ?? expect.fail();
			return (await bringSecondFactor(at(later), { owner, code: codeAt(later), ip })).ok;
		};
		const all = await Promise.all(Array.from({ length: 10 }, enter));
		expect(all.filter(Boolean)).toHaveLength(1);
		expect(await enter()).toBe(false);
	});

	it("may be a recovery code, once; new codes end the old ones", async () => {
		const lea = await aResident(at(new Date()));
		const { codes } = await turnedOn(lea.accountId);
		const enter = async (code: string) => {
			const owner = (await found(await openSession(lea.accountId, "x", new Date()))).waiting ?? expect.fail();
			return (await bringSecondFactor(at(new Date()), { owner, code, ip })).ok;
		};
		const [first = "", second = ""] = codes;
		expect(await enter(first.toLowerCase().replace("-", " "))).toBe(true);
		expect(await enter(first)).toBe(false);
		await renewRecoveryCodes(at(new Date()), lea.accountId);
		expect(await enter(second)).toBe(false);
	});

	it("cannot be guessed: after ten tries one waits, whoever asks", async () => {
		const lea = await aResident(at(new Date()));
		await turnedOn(lea.accountId);
		const owner = (await found(await openSession(lea.accountId, "x", new Date()))).waiting ?? expect.fail();
		const tries = Array.from({ length: 12 }, (_, n) =>
			bringSecondFactor(at(new Date()), { owner, code: `11111${n % 10}`, ip }),
		);
		const reasons = (await Promise.all(tries)).map((one) => (one.ok ? "in" : one.reason));
		expect(reasons).toContain("too-many-attempts");
		expect(reasons).not.toContain("in");
	});

	it("keeps its secret sealed, and its recovery codes as prints", async () => {
		const lea = await aResident(at(new Date()));
		const { codes } = await turnedOn(lea.accountId);
		const kept = JSON.stringify([await db().totpSecret.findMany(), await db().recoveryCode.findMany()]);
		for (const code of codes) expect(kept).not.toContain(code);
		const { secret } = await prepareTotp(at(new Date()), lea.accountId, { label: "x", issuer: "x" });
		expect(secret, "never shown again").toBe("");
	});

	it("goes when its owner removes it, recovery codes with it", async () => {
		const lea = await aResident(at(new Date()));
		await turnedOn(lea.accountId);
		const actor = { ...lea, kind: "resident", confirmed: true } as Actor;
		expect((await removeFactor(at(new Date(), actor), "authenticator")).ok).toBe(true);
		expect(await db().recoveryCode.count()).toBe(0);
		expect((await found(await openSession(lea.accountId, "x", new Date()))).actor).toMatchObject({ kind: "resident" });
	});
});

it("a session changes its secret when its rights rise", async () => {
	const lea = await aResident(at(new Date()));
	const cookie = await openSession(lea.accountId, "x", new Date());
	const { rotateSession } = await import("../sessions.server");
	const next = await rotateSession(at(new Date()), tokenOf(cookie), { strength: 2 });
	expect((await found(cookie)).actor).toEqual(visitor);
	expect((await found(next ?? "")).actor).toMatchObject({ assurance: { authentication: 2 } });
	expect(await db().session.count({ where: { id: sessionHash(tokenOf(cookie)) } })).toBe(0);
});
