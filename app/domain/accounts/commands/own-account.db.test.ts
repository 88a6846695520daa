import { beforeEach, describe, expect, it } from "vitest";
import { type Actor, visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aStaffMember } from "~/test/factories";
import { listOwnSessions } from "../queries.server";
import { actorOfCookie } from "../sessions.server";
import { changePassword } from "./change-password.server";
import { changeProfile } from "./change-profile.server";
import { endSessions } from "./end-sessions.server";
import { signIn } from "./sign-in.server";
import { signUp } from "./sign-up.server";

const now = new Date();
const ip = "203.0.113.7";
const password = "tulipe vélo nuage";

const aSession = async (email: string, device: string): Promise<{ cookie: string; actor: Actor }> => {
	const result = await signIn(testContext(visitor, now), { email, password, device, ip });
	const cookie = (result.ok ? result.value : "").split(";")[0] ?? "";
	return { cookie, actor: (await actorOfCookie(cookie, now)).actor };
};

const by = (actor: Actor) => testContext(actor, now);

beforeEach(async () => {
	for (const name of ["lea", "hugo"])
		await signUp(testContext(visitor, now), {
			email: `${name}@exemple.example`,
			password,
			displayName: name,
			language: "fr",
			ip,
		});
});

describe("one's own sessions", () => {
	it("are listed with their device, this one first, and others' never", async () => {
		const phone = await aSession("lea@exemple.example", "Safari · iPhone");
		await aSession("hugo@exemple.example", "Edge · Windows");
		const desk = await aSession("lea@exemple.example", "Firefox · Linux");
		for (const { actor } of [phone, desk]) {
			const sessions = await listOwnSessions(by(actor));
			expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
			expect(sessions.map(({ device }) => device).sort()).toEqual(["Firefox · Linux", "Safari · iPhone"]);
		}
	});

	it("end one by one, or all but this one; those of another person do not", async () => {
		const [one, two, three] = [
			await aSession("lea@exemple.example", "1"),
			await aSession("lea@exemple.example", "2"),
			await aSession("lea@exemple.example", "3"),
		];
		const hugo = await aSession("hugo@exemple.example", "4");
		const [hugos] = await listOwnSessions(by(hugo.actor));
		expect(await endSessions(by(one.actor), { sessionName: hugos?.name ?? "" })).toEqual({ ok: true, value: 0 });

		const second = (await listOwnSessions(by(one.actor))).find(({ device }) => device === "2");
		expect(await endSessions(by(one.actor), { sessionName: second?.name ?? "" })).toEqual({ ok: true, value: 1 });
		expect((await actorOfCookie(two.cookie, now)).actor.kind).toBe("visitor");

		expect(await endSessions(by(three.actor), "others")).toEqual({ ok: true, value: 1 });
		expect((await actorOfCookie(one.cookie, now)).actor.kind).toBe("visitor");
		expect((await actorOfCookie(three.cookie, now)).actor.kind).toBe("resident");
		expect((await actorOfCookie(hugo.cookie, now)).actor.kind).toBe("resident");
	});
});

describe("changing one's password", () => {
	it("asks for the current one, then ends every session and opens a new one", async () => {
		const [one, two] = [await aSession("lea@exemple.example", "1"), await aSession("lea@exemple.example", "2")];
		const change = { password: "quatre mots tout neufs", device: "1", ip };
		expect(await changePassword(by(one.actor), { ...change, current: "une devinette longue" })).toMatchObject({
			reason: "wrong-credentials",
		});
		const result = await changePassword(by(one.actor), { ...change, current: password });
		const fresh = (result.ok ? result.value : "").split(";")[0] ?? "";
		expect(fresh).not.toBe(one.cookie);
		expect((await actorOfCookie(fresh, now)).actor.kind).toBe("resident");
		for (const { cookie } of [one, two]) expect((await actorOfCookie(cookie, now)).actor.kind).toBe("visitor");
	});
});

describe("changing one's name", () => {
	it("changes one's own alone", async () => {
		const { actor } = await aSession("lea@exemple.example", "1");
		await changeProfile(by(actor), { displayName: "Léa Martin", language: "en" });
		const names = await db().account.findMany({
			select: { displayName: true, language: true },
			orderBy: { email: "asc" },
		});
		expect(names).toEqual([
			{ displayName: "hugo", language: "fr" },
			{ displayName: "Léa Martin", language: "en" },
		]);
		expect(await changeProfile(by(visitor), { displayName: "X", language: "fr" })).toEqual({
			ok: false,
			reason: "not-allowed",
		});
	});
});

describe("giving a role", () => {
	it("is the administrator's, asks for a proved address, and ends the sessions of the person", async () => {
		const { changeRole } = await import("./change-role.server");
		const admin = await aStaffMember(testContext(), "admin");
		const lea = await aSession("lea@exemple.example", "1");
		const accountId = "accountId" in lea.actor ? lea.actor.accountId : "";
		const gift = { accountId, role: "elected" as const, office: "Maire" };

		expect(await changeRole(by(lea.actor), gift)).toEqual({ ok: false, reason: "not-allowed" });
		expect(await changeRole(by(admin), gift)).toEqual({ ok: false, reason: "not-confirmed" });
		await db().account.updateMany({ data: { confirmedAt: now } });
		expect(await changeRole(by(admin), gift)).toEqual({ ok: true, value: null });
		expect(await db().account.findUnique({ where: { id: accountId } })).toMatchObject({
			role: "elected",
			office: "Maire",
		});
		expect((await actorOfCookie(lea.cookie, now)).actor.kind).toBe("visitor");
		const event = await db().event.findFirst({ where: { name: "role.changed" } });
		expect(event).toMatchObject({ subjectId: accountId, details: { before: "resident", after: "elected" } });
	});

	it("never leaves the city without an administrator, whatever two of them do at once", async () => {
		const { changeRole } = await import("./change-role.server");
		const [one, two] = [await aStaffMember(testContext(), "admin"), await aStaffMember(testContext(), "admin")];
		const withdraw = (actor: Actor, target: Actor) =>
			changeRole(by(actor), { accountId: "accountId" in target ? target.accountId : "", role: "agent", office: "" });
		const results = await Promise.all([withdraw(one, two), withdraw(two, one), withdraw(one, one), withdraw(two, two)]);
		expect(results).toContainEqual({ ok: false, reason: "last-admin" });
		expect(await db().account.count({ where: { role: "admin" } })).toBe(1);
	});
});
