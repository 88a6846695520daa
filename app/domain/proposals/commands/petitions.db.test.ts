import { describe, expect, it } from "vitest";
import { addDays, cityDay } from "~/lib/city-day";
import { db } from "~/server/db.server";
import { testContext, waitingJobs } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { findClock } from "../petition-queries.server";
import { answerPetition } from "./answer-petition.server";
import { writeVersion } from "./change-proposal.server";
import { escalatePetitions } from "./escalate-petitions.server";
import { refreshSupportCounts } from "./refresh-support-counts.server";
import { startResponseClocks } from "./start-response-clocks.server";
import { supportProposal } from "./support-proposal.server";
import { tellPetition } from "./tell-petition.server";

const city = () => testContext();
const answer = "La ville ouvrira le gymnase le dimanche matin dès le mois de mars prochain.";

/** A petition of a threshold of three, with so many supports. */
const aPetition = async (supports: number) => {
	const settings = { threshold: 3, answerDays: 10 };
	const { phases } = await aConsultation(city(), { phases: [{ method: "petition", settings }] });
	const [phase] = phases;
	if (!phase) throw new Error("no phase");
	const proposal = await aProposal(city(), phase);
	for (let count = 0; count < supports; count += 1) {
		const actor = await aResident(city());
		expect(await supportProposal({ ...city(), actor }, { proposalId: proposal.id })).toMatchObject({ ok: true });
	}
	await refreshSupportCounts(city());
	return proposal;
};

describe("a petition", () => {
	it("starts the city's clock at its threshold, not before, and once whatever runs in parallel", async () => {
		const below = await aPetition(2);
		const reached = await aPetition(3);
		await Promise.all([startResponseClocks(city()), startResponseClocks(city())]);
		expect(await findClock(city(), below.id)).toBeNull();
		const dueOn = addDays(cityDay(city().now), 10);
		expect(await findClock(city(), reached.id)).toMatchObject({ threshold: 3, dueOn, state: "waiting", daysLeft: 10 });
		const jobs = (await waitingJobs()).filter(
			({ name, payload }) => name === "tell-petition" && (payload as { proposalId: string }).proposalId === reached.id,
		);
		expect(jobs).toHaveLength(1);
	});

	it("counts no support that waits to be confirmed, even before the counts of lists are brought up to date", async () => {
		const { id } = await aPetition(3);
		await writeVersion(city(), { id, version: 1, title: "Autre chose", body: "Tout autre chose.", isMaterial: true });
		expect(await startResponseClocks(city())).toBe(0);
		expect(await findClock(city(), id)).toBeNull();
		await db().support.updateMany({ where: { proposalId: id }, data: { version: 2 } });
		expect(await startResponseClocks(city())).toBe(1);
	});

	it("keeps its clock when its text changes afterwards", async () => {
		const { id } = await aPetition(3);
		await startResponseClocks(city());
		await writeVersion(city(), { id, version: 1, title: "Autre chose", body: "Tout autre chose.", isMaterial: true });
		await refreshSupportCounts(city());
		await startResponseClocks(city());
		expect(await findClock(city(), id)).toMatchObject({ threshold: 3, state: "waiting" });
	});

	it("tells its author and supporters once each, however often the job runs", async () => {
		const { id } = await aPetition(3);
		await startResponseClocks(city());
		const told = { proposalId: id, what: "reached" as const, after: null };
		await tellPetition(city(), told);
		await tellPetition(city(), told);
		const mails = await db().mail.findMany({ where: { key: { startsWith: `petition-reached:${id}` } } });
		expect(mails).toHaveLength(4);
	});

	it("alerts the officials once when the answer is overdue", async () => {
		const official = await aStaffMember(city(), "elected");
		const { id } = await aPetition(3);
		await startResponseClocks(city());
		const later = { ...city(), now: new Date(city().now.getTime() + 12 * 86_400_000) };
		await escalatePetitions(later);
		expect(await escalatePetitions(later)).toBe(0);
		expect(await db().mail.count({ where: { key: `petition-overdue:${id}:${official.accountId}` } })).toBe(1);
		expect(await findClock(later, id)).toMatchObject({ state: "overdue", daysLeft: -2 });
	});

	it("gets one answer, final, from an official, whoever else presses the button", async () => {
		const { id } = await aPetition(3);
		await startResponseClocks(city());
		const agent = { ...city(), actor: await aStaffMember(city(), "agent") };
		expect(await answerPetition(agent, { proposalId: id, answer })).toMatchObject({ reason: "not-allowed" });
		const official = { ...city(), actor: await aStaffMember(city(), "elected") };
		const both = await Promise.all([1, 2].map(() => answerPetition(official, { proposalId: id, answer })));
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(await findClock(city(), id)).toMatchObject({ state: "answered", answer, answererName: official.actor.name });
		const change = db().responseClock.updateMany({ where: { proposalId: id }, data: { answer: "Non." } });
		await expect(change).rejects.toThrow(/public/);
	});
});
