import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aConsultation } from "~/test/factories";
import { recordPassages } from "./record-passages.server";

const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);

const passages = async () =>
	(await db().phaseTransition.findMany({ orderBy: { at: "asc" }, select: { kind: true, at: true } })).map(
		({ kind, at }) => [kind, at.getTime()],
	);

describe("recording what the clock brings", () => {
	it("writes each opening and each closing once, though ten workers look at the same moment", async () => {
		await aConsultation(testContext(), { phases: [{ method: "proposals" }, { method: "vote" }], openPhase: 1 });
		const counts = await Promise.all(Array.from({ length: 10 }, () => recordPassages(testContext())));

		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
		expect(await passages()).toEqual([
			["opened", days(-40).getTime()],
			["closed", days(-10).getTime()],
			["opened", days(-10).getTime()],
		]);
		const events = await db().event.findMany({ select: { name: true } });
		expect(events.map(({ name }) => name).sort()).toEqual(["phase.closed", "phase.opened", "phase.opened"]);
		expect((await waitingJobs()).map(({ name }) => name)).toEqual(Array(3).fill("react-to-event"));
	});

	it("says nothing of drafts, of phases to come and of annulled ones", async () => {
		await aConsultation(testContext(), { state: "draft" });
		await aConsultation(testContext(), { phases: [{ method: "vote", startsAt: days(1) }] });
		const { phases } = await aConsultation(testContext());
		await db().phaseTransition.createMany({
			data: { phaseId: phases[0]?.id ?? "", kind: "annulled", at: days(-20), reason: "Erreur de date" },
		});
		expect(await recordPassages(testContext())).toBe(0);
	});
});
