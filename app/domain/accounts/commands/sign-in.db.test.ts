import { beforeEach, describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { actorOfCookie } from "../sessions.server";
import { signIn } from "./sign-in.server";
import { signOut } from "./sign-out.server";
import { signUp } from "./sign-up.server";

const now = new Date();
const context = (at = now) => testContext(visitor, at);
const ip = "203.0.113.7";
const email = "lea@exemple.example";
const password = "tulipe vélo nuage";
const rightly = { email, password, device: "Firefox · Linux", ip };

const cookieOf = (setCookie: string) => setCookie.split(";")[0] ?? "";

beforeEach(async () => {
	await signUp(context(), { email, password, displayName: "Léa", language: "fr", ip: "198.51.100.1" });
	await db().throttle.deleteMany();
});

describe("signing in", () => {
	it("opens a new session each time, known by its hash alone", async () => {
		const results = [
			await signIn(context(), rightly),
			await signIn(context(), { ...rightly, email: " LEA@exemple.example" }),
		];
		const cookies = results.map((result) => (result.ok ? cookieOf(result.value) : ""));
		expect(new Set(cookies).size).toBe(2);
		const sessions = await db().session.findMany();
		expect(sessions).toHaveLength(2);
		for (const cookie of cookies) {
			expect(await actorOfCookie(cookie, now)).toMatchObject({ actor: { kind: "resident", confirmed: false } });
			expect(JSON.stringify(sessions)).not.toContain(cookie.split("=")[1]);
		}
	});

	it("refuses a wrong password and an unknown address with the same words", async () => {
		const wrong = await signIn(context(), { ...rightly, password: "autre chose de long" });
		const unknown = await signIn(context(), { ...rightly, email: "personne@exemple.example" });
		expect(wrong).toEqual({ ok: false, reason: "wrong-credentials" });
		expect(unknown).toEqual(wrong);
	});

	it("takes a comparable time for a known and an unknown address", async () => {
		const time = async (address: string) => {
			const start = performance.now();
			await signIn(context(), { ...rightly, email: address, password: "autre chose de long" });
			return performance.now() - start;
		};
		await time("echauffement@exemple.example");
		const pairs: [number, number][] = [];
		for (let round = 0; round < 6; round += 1)
			pairs.push([await time(email), await time(`personne${round}@exemple.example`)]);
		const median = (values: number[]) => values.sort((a, b) => a - b)[3] ?? 0;
		const ratio = median(pairs.map(([known]) => known)) / median(pairs.map(([, unknown]) => unknown));
		// Without the dummy hash the ratio is above 10; the machine may be busy, so the bound is wide.
		expect(ratio).toBeGreaterThan(0.33);
		expect(ratio).toBeLessThan(3);
	});

	it("slows a stranger down, not the owner elsewhere, and never for ever", async () => {
		const attack = () => signIn(context(), { ...rightly, password: "une devinette de plus" });
		const results = [];
		for (let time = 0; time < 12; time += 1) results.push(await attack());
		expect(
			results
				.filter(({ ok }) => !ok)
				.map((result) => !result.ok && result.reason)
				.at(-1),
		).toBe("too-many-attempts");
		expect(await signIn(context(), rightly)).toMatchObject({ reason: "too-many-attempts" });
		expect(await signIn(context(), { ...rightly, ip: "192.0.2.9" })).toMatchObject({ ok: true });
		expect(await signIn(context(new Date(now.getTime() + 16 * 60_000)), rightly)).toMatchObject({ ok: true });
	});

	it("counts no attempt that was rightful, however many", async () => {
		for (let time = 0; time < 14; time += 1) expect(await signIn(context(), rightly)).toMatchObject({ ok: true });
		expect(await db().throttle.findMany({ where: { attempts: { gt: 0 } } })).toEqual([]);
	});

	it("counts every attempt of a crowd: of forty at once, ten are heard", async () => {
		const attack = () => signIn(context(), { ...rightly, password: "une devinette de plus" });
		const results = await Promise.all(Array.from({ length: 40 }, attack));
		const reasons = results.map((result) => (result.ok ? "in" : result.reason));
		expect(reasons.filter((reason) => reason === "wrong-credentials")).toHaveLength(10);
		expect(reasons.filter((reason) => reason === "too-many-attempts")).toHaveLength(30);
	});

	it("stores no address in its counts", async () => {
		await signIn(context(), { ...rightly, password: "une devinette de plus" });
		const stored = JSON.stringify(await db().throttle.findMany());
		expect(stored).not.toMatch(/lea|203\.0/);
	});
});

describe("signing out", () => {
	it("ends the session, once and for all", async () => {
		const result = await signIn(context(), rightly);
		const cookie = result.ok ? cookieOf(result.value) : "";
		const { actor } = await actorOfCookie(cookie, now);
		await signOut({ ...context(), actor });
		await signOut({ ...context(), actor });
		expect((await actorOfCookie(cookie, now)).actor).toEqual(visitor);
		expect(await db().session.count()).toBe(0);
	});
});

describe("a session", () => {
	it("of staff ends after twelve hours, or half an hour without a page; a resident's lasts", async () => {
		const result = await signIn(context(), rightly);
		const cookie = result.ok ? cookieOf(result.value) : "";
		const kindAfter = async (minutes: number) =>
			(await actorOfCookie(cookie, new Date(now.getTime() + minutes * 60_000))).actor.kind;
		expect(await kindAfter(13 * 60)).toBe("resident");
		expect(await kindAfter(31 * 24 * 60)).toBe("visitor");
		await db().account.updateMany({ data: { role: "agent", confirmedAt: now } });
		expect(await kindAfter(20)).toBe("staff");
		expect(await kindAfter(40)).toBe("visitor");
		await db().session.updateMany({ data: { lastSeenAt: new Date(now.getTime() + 12.1 * 3_600_000) } });
		expect(await kindAfter(12.2 * 60)).toBe("visitor");
	});
});
