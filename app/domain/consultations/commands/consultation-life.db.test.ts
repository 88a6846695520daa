import { beforeEach, describe, expect, it } from "vitest";
import { endOfCityDay, startOfCityDay } from "~/lib/city-day";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aResident, aStaffMember } from "~/test/factories";
import { findConsultation, listConsultations, openNow } from "../queries.server";
import { changeConsultation } from "./change-consultation.server";
import { createConsultation } from "./create-consultation.server";
import { publishConsultation } from "./publish-consultation.server";

const phaseTitles = { information: "S’informer", proposals: "Proposer", vote: "Voter", results: "Résultats" };

const text = {
	title: "Une place pour tous",
	summary: "Que faire de la place du marché ?",
	body: "",
	decidedBy: "Le conseil municipal",
	areaIds: [],
};

const input = { ...text, template: "ideas-then-vote" as const, startsOn: "2026-05-12", phaseTitles };

let official: Awaited<ReturnType<typeof aStaffMember>>;
const asOfficial = (now = testNow) => testContext(official, now);

beforeEach(async () => {
	official = await aStaffMember(testContext(), "elected");
});

const created = async () => {
	const result = await createConsultation(asOfficial(), input);
	if (!result.ok) throw new Error(result.reason);
	return result.value;
};

describe("creating a consultation", () => {
	it("lays the phases of its template one after the other, in days of the city", async () => {
		const { slug } = await created();
		const found = await findConsultation(asOfficial(), slug);
		expect(found?.phases.map(({ method, title, startsAt, endsAt }) => [method, title, startsAt, endsAt])).toEqual([
			["information", "S’informer", startOfCityDay("2026-05-12"), endOfCityDay("2026-05-25")],
			["proposals", "Proposer", startOfCityDay("2026-05-26"), endOfCityDay("2026-06-24")],
			["vote", "Voter", startOfCityDay("2026-06-25"), endOfCityDay("2026-07-08")],
			["results", "Résultats", startOfCityDay("2026-07-09"), null],
		]);
	});

	it("gives each one an address of its own, even created at the same moment with the same title", async () => {
		const results = await Promise.all(Array.from({ length: 4 }, created));
		expect(new Set(results.map(({ slug }) => slug)).size).toBe(4);
		expect(results.map(({ slug }) => slug)).toContain("une-place-pour-tous");
	});

	it("is refused to residents and to agents", async () => {
		const resident = testContext(await aResident(testContext()));
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		for (const context of [resident, agent])
			expect(await createConsultation(context, input)).toEqual({ ok: false, reason: "not-allowed" });
		expect(await db().consultation.count()).toBe(0);
	});
});

describe("changing a consultation", () => {
	it("refuses to overwrite what somebody else has changed since it was read", async () => {
		const { id } = await created();
		const change = (title: string) =>
			changeConsultation(asOfficial(), { consultationId: id, version: 1, ...text, title });
		const results = await Promise.all([change("Premier titre"), change("Second titre")]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "stale-version" });
	});
});

describe("publishing a consultation", () => {
	it("shows it to everyone and opens the phases whose time has come", async () => {
		const { id, slug } = await created();
		expect(await findConsultation(testContext({ kind: "visitor" }), slug)).toBeNull();

		const result = await publishConsultation(asOfficial(), { consultationId: id, version: 1 });
		expect(result).toEqual({ ok: true, value: { slug } });
		expect(await findConsultation(testContext({ kind: "visitor" }), slug)).toMatchObject({ state: "published" });
		expect(await db().phaseTransition.findMany({ select: { kind: true } })).toEqual([{ kind: "opened" }]);
	});

	it("happens once, though two officials press at the same moment", async () => {
		const { id } = await created();
		const press = () => publishConsultation(asOfficial(), { consultationId: id, version: 1 });
		const results = await Promise.all([press(), press()]);
		expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["already-published", "ok"]);
	});

	it("refuses a draft without phases, and one that changed since the preview", async () => {
		const empty = await aConsultation(testContext(), { state: "draft", phases: [] });
		expect(await publishConsultation(asOfficial(), { consultationId: empty.id, version: 1 })).toEqual({
			ok: false,
			reason: "no-phase",
		});
		const { id } = await created();
		await changeConsultation(asOfficial(), { consultationId: id, version: 1, ...text, title: "Autre titre" });
		expect(await publishConsultation(asOfficial(), { consultationId: id, version: 1 })).toEqual({
			ok: false,
			reason: "stale-version",
		});
	});
});

describe("the lists of consultations", () => {
	it("sort them by where they stand, and page through them without losing any", async () => {
		const dates = (from: number, to: number | null) => ({
			startsAt: new Date(testNow.getTime() + from * 86_400_000),
			endsAt: to === null ? null : new Date(testNow.getTime() + to * 86_400_000),
		});
		const phases = (from: number, to: number | null) => [{ method: "proposals" as const, ...dates(from, to) }];
		const open = await aConsultation(testContext(), { phases: phases(-1, null) });
		const upcoming = await aConsultation(testContext(), { phases: phases(1, 2) });
		const closed = await aConsultation(testContext(), { phases: phases(-2, -1) });
		const annulled = await aConsultation(testContext(), { state: "annulled", phases: phases(-1, 1) });
		const draft = await aConsultation(testContext(), { state: "draft", phases: phases(-1, 1) });

		const ids = async (group: "open" | "upcoming" | "closed" | "draft", context = asOfficial()) =>
			(await listConsultations(context, { group })).consultations.map(({ id }) => id);
		expect(await ids("open")).toEqual([open.id]);
		expect(await ids("upcoming")).toEqual([upcoming.id]);
		expect(await ids("closed")).toEqual([annulled.id, closed.id]);
		expect(await ids("draft")).toEqual([draft.id]);
		expect(await ids("draft", testContext({ kind: "visitor" }))).toEqual([]);
		expect((await openNow(testContext({ kind: "visitor" }))).map(({ id }) => id)).toEqual([open.id]);

		const first = await listConsultations(asOfficial(), { group: "closed", limit: 1 });
		const second = await listConsultations(asOfficial(), { group: "closed", limit: 1, after: first.next ?? "" });
		expect([first, second].map(({ consultations }) => consultations[0]?.id)).toEqual([annulled.id, closed.id]);
		expect(second.next).toBeNull();
	});
});
