import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { importGeography } from "~/domain/directory/commands/import-geography.server";
import { reactions } from "~/jobs/reactions.server";
import { type Actor, visitor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aResident, aStaffMember } from "~/test/factories";
import type { FileReport } from "../schema";
import { confirmReport } from "./confirm-report.server";
import { contestClosing } from "./contest-closing.server";
import { fileReport } from "./file-report.server";
import { importCategories } from "./import-categories.server";
import { joinIncident } from "./join-incident.server";
import { mergeIncidents } from "./merge-incidents.server";
import { moveIncident } from "./move-incident.server";
import { partIncident } from "./part-incident.server";

const ground = {
	areas: [
		{
			code: "centre",
			name: "Centre",
			population: 1,
			shape: {
				type: "Polygon" as const,
				coordinates: [
					[
						[-1, 47],
						[-0.8, 47],
						[-0.8, 47.3],
						[-1, 47.3],
						[-1, 47],
					],
				] as [number, number][][],
			},
		},
	],
	streets: [],
	places: [],
};

const inTheCity = { lat: 47.2, lng: -0.9, address: "12 rue des Lilas" };

const aReport = async (change: Partial<FileReport> = {}): Promise<FileReport> => {
	const { id } = await db().reportCategory.findFirstOrThrow({ where: { code: "lamp" } });
	return {
		formKey: randomUUID(),
		categoryId: id,
		text: "Le lampadaire ne marche plus depuis lundi.",
		place: inTheCity,
		photos: [],
		answers: {},
		email: null,
		language: "fr",
		channel: "web",
		...change,
	};
};

const file = async (actor: Actor, change: Partial<FileReport> = {}) => {
	const filed = await fileReport(testContext(actor), await aReport(change));
	if (!filed.ok) throw new Error(filed.reason);
	return filed.value;
};

const stateOf = async (number: number) => db().incident.findUniqueOrThrow({ where: { number } });

/** Does what the events ask, as the worker would; twice, as a worker that was killed would. */
const react = async () => {
	const events = await db().event.findMany({ where: { name: "incident.moved" } });
	for (const event of [...events, ...events])
		for (const each of reactions["incident.moved"] ?? [])
			await each(testContext(), { ...event, name: "incident.moved" });
};

const recipients = async () => (await db().mail.findMany({ orderBy: { to: "asc" } })).map(({ to }) => to);

beforeEach(async () => {
	await importGeography(testContext(), ground);
	await importCategories(testContext(), [
		{
			code: "light",
			parentCode: null,
			name: { fr: "Éclairage", en: "Lighting" },
			unitCode: null,
			delayWorkingDays: null,
		},
		{
			code: "lamp",
			parentCode: "light",
			name: { fr: "Lampadaire", en: "Lamp" },
			unitCode: "eclairage",
			delayWorkingDays: 5,
		},
	]);
});

describe("filing a report", () => {
	it("gives it a number, a district, a service and a promised date", async () => {
		const { number, isVerified } = await file(await aResident(testContext()));
		expect(isVerified).toBe(true);
		expect(await stateOf(number)).toMatchObject({
			state: "received",
			unitCode: "eclairage",
			dueAt: new Date("2026-05-20T22:00:00Z"),
		});
	});

	it("sent ten times at once files one", async () => {
		const resident = await aResident(testContext());
		const report = await aReport();
		const answers = await Promise.all(Array.from({ length: 10 }, () => fileReport(testContext(resident), report)));
		expect(new Set(answers.map((answer) => answer.ok && answer.value.number)).size).toBe(1);
		expect(await db().incident.count()).toBe(1);
		expect(await db().report.count()).toBe(1);
	});

	it("outside the city, or without a way to answer, is refused and leaves nothing", async () => {
		const resident = await aResident(testContext());
		expect(await fileReport(testContext(resident), await aReport({ place: { lat: 0, lng: 0, address: "" } }))).toEqual({
			ok: false,
			reason: "outside-the-city",
		});
		expect(await fileReport(testContext(visitor), await aReport())).toEqual({ ok: false, reason: "email-needed" });
		expect(await db().incident.count()).toBe(0);
	});

	it("on a category that has others under it is refused", async () => {
		const { id } = await db().reportCategory.findUniqueOrThrow({ where: { code: "light" } });
		const report = await aReport({ categoryId: id });
		expect(await fileReport(testContext(await aResident(testContext())), report)).toEqual({
			ok: false,
			reason: "category-closed",
		});
	});

	it("without an account waits for the click in the e-mail, which works twice", async () => {
		const { number } = await file(visitor, { email: "voisine@exemple.example" });
		expect((await stateOf(number)).state).toBe("unverified");
		const [mail] = await db().mail.findMany();
		const secret = /reports\/confirm\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
		for (let time = 0; time < 2; time += 1)
			expect(await confirmReport(testContext(visitor), secret)).toMatchObject({ ok: true, value: { number } });
		expect((await stateOf(number)).state).toBe("received");
		expect(await db().incidentEvent.count({ where: { kind: "confirmed" } })).toBe(1);
		expect(await confirmReport(testContext(visitor), "faux")).toEqual({ ok: false, reason: "unknown-link" });
	});
});

describe("moving an incident", () => {
	it("tells everyone who reported it, once, whatever the worker goes through", async () => {
		const [first, second] = [await aResident(testContext()), await aResident(testContext())];
		const { number, incidentId } = await file(first);
		await joinIncident(testContext(second), { number, formKey: randomUUID(), text: "" });
		const agent = await aStaffMember(testContext(), "agent");
		const { version } = await stateOf(number);
		const moved = await moveIncident(testContext(agent), {
			incidentId,
			to: "resolved",
			version,
			publicText: "Lampe changée ce matin.",
			internalText: "",
			externalTo: "",
		});
		expect(moved).toMatchObject({ ok: true, value: { state: "resolved" } });
		await react();
		expect(await recipients()).toHaveLength(2);
		expect((await db().mail.findFirst())?.text).toContain("Lampe changée ce matin.");
	});

	it("by two agents at once is done by one, and the other is told", async () => {
		const { number, incidentId } = await file(await aResident(testContext()));
		const { version } = await stateOf(number);
		const agents = [await aStaffMember(testContext(), "agent"), await aStaffMember(testContext(), "agent")];
		const answers = await Promise.all(
			agents.map((agent) =>
				moveIncident(testContext(agent), {
					incidentId,
					to: "triaged",
					version,
					publicText: "",
					internalText: "",
					externalTo: "",
				}),
			),
		);
		expect(answers.map((answer) => (answer.ok ? "moved" : answer.reason)).sort()).toEqual([
			"changed-meanwhile",
			"moved",
		]);
	});

	it("may be contested by who reported it, and by nobody else", async () => {
		const [reporter, stranger] = [await aResident(testContext()), await aResident(testContext())];
		const { number, incidentId } = await file(reporter);
		const agent = await aStaffMember(testContext(), "agent");
		await moveIncident(testContext(agent), {
			incidentId,
			to: "resolved",
			version: null,
			publicText: "Fait.",
			internalText: "",
			externalTo: "",
		});
		expect(await contestClosing(testContext(stranger), { incidentId, text: "Non" })).toEqual({
			ok: false,
			reason: "not-reporter",
		});
		expect(await contestClosing(testContext(reporter), { incidentId, text: "Toujours éteint." })).toMatchObject({
			ok: true,
		});
		expect((await stateOf(number)).state).toBe("reopen_requested");
	});
});

describe("«me too»", () => {
	it("clicked ten times at once counts once", async () => {
		const { number } = await file(await aResident(testContext()));
		const neighbour = await aResident(testContext());
		await Promise.all(
			Array.from({ length: 10 }, () =>
				joinIncident(testContext(neighbour), { number, formKey: randomUUID(), text: "" }),
			),
		);
		expect((await stateOf(number)).reportCount).toBe(2);
		expect(await db().report.count()).toBe(2);
	});
});

describe("showing incidents as one", () => {
	it("keeps every reporter and the earliest date, and can be undone", async () => {
		const earlier = new Date(testNow.getTime() - 86_400_000);
		const old = await fileReport(testContext(await aResident(testContext()), earlier), await aReport());
		const young = await file(await aResident(testContext()));
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		const oldNumber = old.ok ? old.value.number : 0;
		expect(await mergeIncidents(agent, { from: oldNumber, into: young.number })).toEqual({ ok: true, value: null });
		expect(await stateOf(young.number)).toMatchObject({ reportCount: 2, reportedAt: earlier });
		expect(await stateOf(oldNumber)).toMatchObject({ state: "duplicate" });
		await moveIncident(agent, {
			incidentId: young.incidentId,
			to: "resolved",
			version: null,
			publicText: "Réparé.",
			internalText: "",
			externalTo: "",
		});
		await react();
		expect(await recipients()).toHaveLength(2);
		expect(await partIncident(agent, { incidentId: old.ok ? old.value.incidentId : "" })).toEqual({
			ok: true,
			value: null,
		});
		expect(await stateOf(oldNumber)).toMatchObject({ state: "received", reportCount: 1, mergedIntoId: null });
		expect(await stateOf(young.number)).toMatchObject({ reportCount: 1, reportedAt: testNow });
	});
});
