import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember, aVote } from "~/test/factories";
import { countKept, readLineage } from "../lineage.server";
import { countSupports, findProposal } from "../queries.server";
import { answerMove } from "./answer-move.server";
import { askMove } from "./ask-move.server";
import { mergeProposals, splitProposal } from "./move-proposals.server";
import { supportProposal } from "./support-proposal.server";

const text = { title: "Des bancs à l’ombre", body: "Des bancs à l’ombre devant l’école et le marché." };
const reason = "Les deux propositions demandent la même chose.";

const aPair = async (settings = {}) => {
	const { id, phases } = await aConsultation(testContext(), { phases: [{ method: "proposals", settings }] });
	const phase = phases[0];
	if (!phase) throw new Error("a phase is expected");
	const [one, two] = [await aProposal(testContext(), phase), await aProposal(testContext(), phase)];
	const people = await Promise.all([1, 2, 3, 4].map(async () => testContext(await aResident(testContext()))));
	return { consultationId: id, one, two, people, staff: testContext(await aStaffMember(testContext(), "agent")) };
};

const merged = async (pair: Awaited<ReturnType<typeof aPair>>) => {
	const proposalId = newId(testNow);
	const input = {
		proposalId,
		consultationId: pair.consultationId,
		sources: [pair.one.id, pair.two.id],
		reason,
		...text,
	};
	const result = await mergeProposals(pair.staff, input);
	if (!result.ok) throw new Error(result.reason);
	const move = await db().proposalMove.findFirstOrThrow();
	return { proposalId, input, moveId: move.id };
};

const putToTheVote = async ({ consultationId, one }: Awaited<ReturnType<typeof aPair>>) => {
	const { id } = await aVote(testContext());
	await db().vote.updateMany({ where: { id }, data: { consultationId } });
	const option = { voteId: id, position: 90, proposalId: one.id, title: one.title };
	await db().voteOption.createMany({ data: option });
	return id;
};

const countOf = async (id: string) => (await countSupports(testContext(), [id])).get(id) ?? 0;

describe("a proposal on an open ballot", () => {
	it("is neither merged nor split until the vote is closed", async () => {
		const pair = await aPair();
		const voteId = await putToTheVote(pair);
		const { consultationId, one, two, staff } = pair;
		const merge = { proposalId: newId(testNow), consultationId, sources: [one.id, two.id], reason, ...text };
		const split = { proposalId: one.id, parts: [text, { ...text, title: "Une autre partie" }], reason };
		expect(await mergeProposals(staff, merge)).toMatchObject({ reason: "on-ballot" });
		expect(await splitProposal(staff, split)).toMatchObject({ reason: "on-ballot" });
		expect(await db().proposalMove.count()).toBe(0);
		await db().vote.updateMany({ where: { id: voteId }, data: { state: "closed", closedAt: testNow } });
		expect(await mergeProposals(staff, merge)).toMatchObject({ ok: true });
	});
});

describe("a merge", () => {
	it("deletes nothing, says where everything went, and moves nobody’s support by itself", async () => {
		const pair = await aPair();
		const [ann, bob] = pair.people;
		if (!ann || !bob) throw new Error("people are expected");
		for (const id of [pair.one.id, pair.two.id]) await supportProposal(ann, { proposalId: id });
		await supportProposal(bob, { proposalId: pair.one.id });
		const { proposalId, input } = await merged(pair);
		expect(await mergeProposals(pair.staff, input)).toMatchObject({ ok: true });
		expect(await db().proposalMove.count()).toBe(1);
		expect(await findProposal(testContext(), pair.one.id)).toMatchObject({ state: "replaced", title: pair.one.title });
		const [from, to] = [await readLineage(testContext(), proposalId), await readLineage(testContext(), pair.one.id)];
		expect(from.from.map(({ id }) => id).sort()).toEqual([pair.one.id, pair.two.id].sort());
		expect(to.to.map(({ id }) => id)).toEqual([proposalId]);
		expect(await countOf(proposalId)).toBe(0);
		expect(await countKept(testContext(), proposalId)).toBe(2);
		expect(await supportProposal(bob, { proposalId: pair.one.id })).toMatchObject({ reason: "not-published" });
	});

	it("asks each supporter once, and counts none twice whatever they answer at once", async () => {
		const pair = await aPair();
		const [ann, bob, cyd, dan] = pair.people;
		if (!ann || !bob || !cyd || !dan) throw new Error("people are expected");
		for (const id of [pair.one.id, pair.two.id]) await supportProposal(ann, { proposalId: id });
		for (const person of [bob, cyd, dan]) await supportProposal(person, { proposalId: pair.one.id });
		const { proposalId, moveId } = await merged(pair);
		const job = (await waitingJobs()).find(({ name }) => name === "ask-move");
		const payload = job?.payload as Parameters<typeof askMove>[1];
		await Promise.all([askMove(testContext(), payload), askMove(testContext(), payload)]);
		expect(await db().mail.count()).toBe(4);
		// Dan already supports the merged one by himself.
		await supportProposal(dan, { proposalId });
		const answer = (person: typeof ann, what: "move" | "keep" | "withdraw") =>
			answerMove(person, { moveId, answer: what, targets: [] });
		const twice = await Promise.all([answer(ann, "move"), answer(ann, "move"), answer(ann, "withdraw")]);
		expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
		await answer(bob, "keep");
		await answer(cyd, "withdraw");
		await answer(dan, "move");
		expect(await countOf(proposalId)).toBe(twice[2]?.ok ? 1 : 2);
		expect(await countKept(testContext(), proposalId)).toBe(1);
		expect(await db().support.count({ where: { proposalId: pair.two.id } })).toBe(0);
	});

	it("leaves unanswered supports where they are after the date", async () => {
		const pair = await aPair();
		const [ann] = pair.people;
		if (!ann) throw new Error("people are expected");
		await supportProposal(ann, { proposalId: pair.one.id });
		const { proposalId, moveId } = await merged(pair);
		const later = { ...ann, now: new Date(testNow.getTime() + 15 * 86_400_000) };
		expect(await answerMove(later, { moveId, answer: "move", targets: [] })).toMatchObject({ reason: "answer-over" });
		expect([await countOf(proposalId), await countKept(testContext(), proposalId)]).toEqual([0, 1]);
	});

	it("is the staff’s, of published proposals of one consultation", async () => {
		const [pair, other] = [await aPair(), await aPair()];
		const input = { proposalId: newId(testNow), consultationId: pair.consultationId, reason, ...text };
		const sources = [pair.one.id, pair.two.id];
		expect(await mergeProposals(pair.people[0] ?? pair.staff, { ...input, sources })).toMatchObject({
			reason: "not-allowed",
		});
		const foreign = { ...input, sources: [pair.one.id, other.one.id] };
		expect(await mergeProposals(pair.staff, foreign)).toMatchObject({ reason: "other-consultation" });
		const both = await Promise.all(
			[1, 2].map(() => mergeProposals(pair.staff, { ...input, proposalId: newId(testNow), sources })),
		);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

describe("a split", () => {
	it("lets supporters choose parts, within what the phase allows a person", async () => {
		const pair = await aPair({ supportsPerPerson: 1 });
		const [ann] = pair.people;
		if (!ann) throw new Error("people are expected");
		await supportProposal(ann, { proposalId: pair.one.id });
		const parts = [text, { ...text, title: "Des arbres devant l’école" }];
		const result = await splitProposal(pair.staff, { proposalId: pair.one.id, parts, reason });
		if (!result.ok) throw new Error(result.reason);
		const [first = "", second = ""] = result.value.proposalIds;
		const { id: moveId } = await db().proposalMove.findFirstOrThrow();
		const both = { moveId, answer: "move" as const, targets: [first, second] };
		expect(await answerMove(ann, both)).toMatchObject({ reason: "limit-reached" });
		// Nothing was lost by the refusal.
		expect(await db().support.count({ where: { proposalId: pair.one.id } })).toBe(1);
		expect(await answerMove(ann, { ...both, targets: [] })).toMatchObject({ reason: "too-few" });
		expect(await answerMove(ann, { ...both, targets: [second] })).toMatchObject({ ok: true });
		expect([await countOf(first), await countOf(second)]).toEqual([0, 1]);
	});
});
