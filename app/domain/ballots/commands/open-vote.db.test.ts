import { describe, expect, it } from "vitest";
import { noCondition } from "~/domain/consultations/conditions";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember, aVote, votingNow } from "~/test/factories";
import { castBallot } from "./cast-ballot.server";
import { closeVote } from "./close-vote.server";
import { countVote } from "./count-vote.server";
import { eraseBallot } from "./erase-ballot.server";
import { openDueVote } from "./open-due-vote.server";
import { openVote } from "./open-vote.server";

const city = () => testContext(undefined, votingNow());
const votePhaseAlone = async () => {
	const { phases } = await aConsultation(city(), { phases: [{ method: "vote" }] });
	return phases[0]?.id ?? "";
};

/** A consultation in its vote phase, with proposals collected before. */
const proposalsThenVote = async (settings = {}) => {
	const shape = { phases: [{ method: "proposals" as const }, { method: "vote" as const, settings }], openPhase: 1 };
	const [proposals, vote] = (await aConsultation(city(), shape)).phases;
	if (!proposals || !vote) throw new Error("phases are missing");
	return { proposals, vote };
};

const wanted = { proposals: [], plain: ["Un", "Deux", "Trois"], limit: 2, tie: "equal" as const, earlyClose: true };

describe("opening a vote", () => {
	it("puts proposals to the vote under rules that are hashed with them", async () => {
		const phases = await proposalsThenVote();
		const [first, second] = [await aProposal(city(), phases.proposals), await aProposal(city(), phases.proposals)];
		const input = { ...wanted, phaseId: phases.vote.id, proposals: [first.id, second.id], plain: [] };
		await openVote(city(), input);
		const before = await db().vote.findFirstOrThrow();
		await openVote(city(), { ...input, limit: 1 });
		const after = await db().vote.findFirstOrThrow();
		expect(after.rulesHash).not.toBe(before.rulesHash);
		expect(after.optionIds).toEqual(before.optionIds);
		expect(await db().voteOption.count()).toBe(2);
	});

	it("writes who may vote into the rules, as the phase asks when it is opened", async () => {
		const phaseId = await votePhaseAlone();
		const plainHash = await openVote(city(), { ...wanted, phaseId }).then(() => db().vote.findFirstOrThrow());
		const asks = { vote: { ...noCondition, identity: 3, ageFrom: 16 } };
		await db().phase.update({ where: { id: phaseId }, data: { conditions: asks } });
		await openVote(city(), { ...wanted, phaseId });
		const { rules, rulesHash } = await db().vote.findFirstOrThrow();
		expect(rules).toMatchObject({ access: { identity: 3, residence: false, areas: [], ageFrom: 16, ageTo: null } });
		expect(rulesHash).not.toBe(plainHash.rulesHash);
	});

	it.each([
		["fewer than two options", { plain: ["Un"], limit: 1 }, "too-few-options"],
		["more choices than options", { limit: 4 }, "limit-above-options"],
	])("is refused with %s", async (_, change, reason) => {
		const phaseId = await votePhaseAlone();
		expect(await openVote(city(), { ...wanted, ...change, phaseId })).toEqual({ ok: false, reason });
	});

	it("is refused to residents and agents", async () => {
		const phaseId = await votePhaseAlone();
		for (const actor of [await aResident(city()), await aStaffMember(city(), "agent")])
			expect(await openVote({ ...city(), actor }, { ...wanted, phaseId })).toMatchObject({
				reason: "not-allowed",
			});
	});

	it("is refused again from the first ballot on, even one taken back, by the command and by the database", async () => {
		const vote = await aVote(city());
		const voter = { ...city(), actor: await aResident(city()) };
		await castBallot(voter, { voteId: vote.id, choices: vote.options.slice(0, 1) });
		await expect(db().vote.updateMany({ data: { maximum: 1 } })).rejects.toThrow(/frozen/);
		await expect(db().voteOption.updateMany({ data: { title: "Autre" } })).rejects.toThrow(/frozen/);
		expect(await openVote(city(), { ...wanted, phaseId: vote.phase.id })).toMatchObject({ reason: "vote-frozen" });
		await eraseBallot(voter, { voteId: vote.id });
		expect(await openVote(city(), { ...wanted, phaseId: vote.phase.id })).toMatchObject({ reason: "vote-frozen" });
	});

	it("never lets a rule change and a first ballot pass each other", async () => {
		for (let round = 0; round < 10; round += 1) {
			const vote = await aVote(city(), { options: 3, limit: 2 });
			const voter = { ...city(), actor: await aResident(city()) };
			const [opened, cast] = await Promise.all([
				openVote(city(), { ...wanted, plain: ["A", "B"], limit: 1, phaseId: vote.phase.id }),
				castBallot(voter, { voteId: vote.id, choices: vote.options.slice(0, 2) }),
			]);
			expect(opened.ok && cast.ok).toBe(false);
		}
	});

	it("happens by itself when the phase opens, with the proposals that have enough supports", async () => {
		const phases = await proposalsThenVote({ choices: 5, minSupports: 1 });
		const proposals = [];
		for (let count = 0; count < 3; count += 1) proposals.push(await aProposal(city(), phases.proposals));
		for (const { id } of proposals.slice(0, 2))
			await db().support.createMany({
				data: {
					proposalId: id,
					accountId: (await aResident(city())).accountId,
					phaseId: phases.proposals.id,
					at: votingNow(),
				},
			});
		await openDueVote(city(), { phaseId: phases.vote.id });
		await openDueVote(city(), { phaseId: phases.vote.id });
		const vote = await db().vote.findFirstOrThrow({ include: { options: true } });
		expect(vote.options.map(({ proposalId }) => proposalId).sort()).toEqual(
			proposals
				.slice(0, 2)
				.map(({ id }) => id)
				.sort(),
		);
		expect(vote.maximum).toBe(2);
	});
});

describe("counting", () => {
	it("adds up the ballots of a closed vote, once, and refuses before", async () => {
		const vote = await aVote(city(), { earlyClose: true, options: 3 });
		const [a, b, c] = vote.options as [string, string, string];
		for (const choices of [[a, b], [a], [c, a]])
			await castBallot({ ...city(), actor: await aResident(city()) }, { voteId: vote.id, choices });
		expect(await countVote(city(), { voteId: vote.id })).toEqual({ ok: false, reason: "vote-open" });
		expect(await db().voteCount.count()).toBe(0);
		await closeVote(city(), { voteId: vote.id, reason: "Tout le monde a voté." });
		await Promise.all([countVote(city(), { voteId: vote.id }), countVote(city(), { voteId: vote.id })]);
		const [count] = await db().voteCount.findMany();
		expect(count?.ballots).toBe(3);
		expect(count?.outcome).toMatchObject({ votes: { [a]: 3, [b]: 1, [c]: 1 }, ranking: [[a], [b, c]] });
		expect(await db().event.count({ where: { name: "vote.counted" } })).toBe(1);
	});

	it("never reopens a vote", async () => {
		const vote = await aVote(city(), { earlyClose: true });
		await closeVote(city(), { voteId: vote.id, reason: "Tout le monde a voté." });
		await expect(db().vote.updateMany({ data: { state: "open", closedAt: null } })).rejects.toThrow(/for good/);
	});
});
