import { beforeEach, describe, expect, it } from "vitest";
import { endOfCityDay } from "~/lib/city-day";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aStaffMember } from "~/test/factories";
import { findPhase } from "../queries.server";
import { phaseStatus } from "../rules";
import { addPhase } from "./add-phase.server";
import { annulConsultation } from "./annul-consultation.server";
import { changePhase } from "./change-phase.server";
import { freezeSettings } from "./freeze-settings.server";
import { type Interruption, interruptPhase } from "./interrupt-phase.server";
import { type Move, movePhase } from "./move-phase.server";
import { removePhase } from "./remove-phase.server";

const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);

let official: Awaited<ReturnType<typeof aStaffMember>>;
const asOfficial = (now = testNow) => testContext(official, now);

beforeEach(async () => {
	official = await aStaffMember(testContext(), "elected");
});

const two = async (state: "draft" | "published" = "published") => {
	const consultation = await aConsultation(testContext(), {
		state,
		phases: [
			{ method: "proposals", startsAt: days(-5), endsAt: days(5) },
			{ method: "vote", startsAt: days(5), endsAt: days(10), settings: { choices: 3 } },
		],
	});
	const [proposals, vote] = consultation.phases;
	if (!proposals || !vote) throw new Error("two phases expected");
	return { consultation, proposals, vote };
};

const form = { title: "Étape", description: "", settings: {} };
const reason = "La salle n’est pas encore prête.";
const statusOf = async (id: string, now = testNow) => {
	const phase = await findPhase(asOfficial(), id);
	return phase && phaseStatus(phase, phase.transitions, now);
};

describe("adding a phase", () => {
	it("never lets two officials lay phases over each other", async () => {
		const { consultation } = await two();
		const add = (from: number) =>
			addPhase(asOfficial(), {
				...form,
				consultationId: consultation.id,
				version: 1,
				method: "information",
				startsAt: days(from),
				endsAt: days(from + 5),
			});
		const results = await Promise.all([add(20), add(22)]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db().phase.count()).toBe(3);
		expect(await add(8)).toEqual({ ok: false, reason: "stale-version" });
	});

	it("refuses dates over another phase", async () => {
		const { consultation } = await two();
		const dates = { startsAt: days(8), endsAt: days(12) };
		expect(
			await addPhase(asOfficial(), {
				...form,
				...dates,
				consultationId: consultation.id,
				version: 1,
				method: "information",
			}),
		).toEqual({ ok: false, reason: "phases-overlap" });
	});
});

describe("changing a phase", () => {
	it("moves dates freely in a draft, and no longer once people have seen it open", async () => {
		const draft = await two("draft");
		const change = { ...form, version: 1, startsAt: days(-4), endsAt: days(4) };
		expect((await changePhase(asOfficial(), { ...change, phaseId: draft.proposals.id })).ok).toBe(true);
		const { proposals } = await two();
		expect(await changePhase(asOfficial(), { ...change, phaseId: proposals.id })).toEqual({
			ok: false,
			reason: "dates-published",
		});
	});

	it("never touches settings a ballot has relied on", async () => {
		const { vote } = await two();
		await freezeSettings(testContext(), vote.id);
		const change = { ...form, phaseId: vote.id, startsAt: vote.startsAt, endsAt: vote.endsAt };
		expect(await changePhase(asOfficial(), { ...change, version: 1, settings: { choices: 5 } })).toEqual({
			ok: false,
			reason: "settings-frozen",
		});
		const renamed = await changePhase(asOfficial(), {
			...change,
			version: 1,
			settings: { choices: 3 },
			title: "Voter",
		});
		expect(renamed.ok).toBe(true);
		expect(await findPhase(asOfficial(), vote.id)).toMatchObject({ title: "Voter", settings: { choices: 3 } });
	});

	it("removes a phase to come, and never one that has opened", async () => {
		const { proposals, vote } = await two();
		expect(await removePhase(asOfficial(), { phaseId: proposals.id, version: 1 })).toEqual({
			ok: false,
			reason: "phase-started",
		});
		expect((await removePhase(asOfficial(), { phaseId: vote.id, version: 1 })).ok).toBe(true);
		expect(await db().phase.count()).toBe(1);
	});
});

describe("moving a phase", () => {
	const move = (phaseId: string, what: Move) => movePhase(asOfficial(), { phaseId, move: what });

	it("closes it now and opens the next one at once, each passage recorded", async () => {
		const { proposals, vote } = await two();
		expect(await move(vote.id, { kind: "open" })).toEqual({ ok: false, reason: "phases-overlap" });
		expect((await move(proposals.id, { kind: "close" })).ok).toBe(true);
		expect((await move(vote.id, { kind: "open" })).ok).toBe(true);
		expect([await statusOf(proposals.id), await statusOf(vote.id)]).toEqual(["closed", "open"]);
		const kinds = await db().phaseTransition.findMany({ orderBy: [{ at: "asc" }], select: { kind: true } });
		expect(kinds.map(({ kind }) => kind).sort()).toEqual(["closed", "opened", "opened"]);
		expect(await move(proposals.id, { kind: "close" })).toEqual({ ok: false, reason: "wrong-status" });
	});

	it("extends it and keeps both dates with the reason", async () => {
		const { vote, proposals } = await two();
		await removePhase(asOfficial(), { phaseId: vote.id, version: 1 });
		expect(await move(proposals.id, { kind: "extend", endsOn: "2026-05-13", reason })).toEqual({
			ok: false,
			reason: "not-later",
		});
		expect((await move(proposals.id, { kind: "extend", endsOn: "2026-05-31", reason })).ok).toBe(true);
		const found = await findPhase(asOfficial(), proposals.id);
		expect(found?.endsAt).toEqual(endOfCityDay("2026-05-31"));
		expect(found?.transitions).toMatchObject([
			{ kind: "extended", reason, details: { from: days(5).toISOString(), to: found?.endsAt?.toISOString() } },
		]);
	});
});

describe("interrupting a phase", () => {
	const interrupt = (phaseId: string, kind: Interruption) => interruptPhase(asOfficial(), { phaseId, kind, reason });

	it("suspends and resumes it, and annuls it once", async () => {
		const { proposals, vote } = await two();
		expect(await interrupt(vote.id, "suspended")).toEqual({ ok: false, reason: "wrong-status" });
		expect((await interrupt(proposals.id, "suspended")).ok).toBe(true);
		expect(await statusOf(proposals.id)).toBe("suspended");
		expect((await interruptPhase(asOfficial(days(1)), { phaseId: proposals.id, kind: "resumed", reason })).ok).toBe(
			true,
		);
		expect(await statusOf(proposals.id, days(1))).toBe("open");
		const results = await Promise.all([interrupt(vote.id, "annulled"), interrupt(vote.id, "annulled")]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await statusOf(vote.id)).toBe("annulled");
	});

	it("calls a whole consultation off with a reason everyone reads", async () => {
		const { consultation } = await two();
		const annul = () => annulConsultation(asOfficial(), { consultationId: consultation.id, reason });
		expect(await annul()).toEqual({ ok: true, value: { slug: consultation.slug } });
		expect(await annul()).toEqual({ ok: false, reason: "not-published" });
		expect(await db().consultation.findFirst()).toMatchObject({ state: "annulled", stateReason: reason });
	});
});
