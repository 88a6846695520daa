import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aComment, aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { findFile, findPublicAnswer } from "../assessment-queries.server";
import { fileSchema } from "../assessment-schema";
import { assignAssessments } from "./assign-assessments.server";
import { escalateAnswers } from "./escalate-answers.server";
import { cancelRelease, releaseAnswers, releaseDueAnswers } from "./release-answers.server";
import { reopenAssessment } from "./reopen-assessment.server";
import { tellAuthors } from "./tell-authors.server";
import { workOnAssessment } from "./work-on-assessment.server";

const analysed = {
	feasibility: "yes",
	costEuros: 12_000,
	opinion: "favourable",
	analysis: "Le sol porte un arbre adulte.",
};
const ANSWER = "La ville plante dix arbres devant l’école dès novembre.";

const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);

const aChain = async () => {
	const { id: consultationId, phases } = await aConsultation(testContext(), { phases: [{ method: "proposals" }] });
	const author = await aResident(testContext());
	const proposal = await aProposal(testContext(), phases[0] ?? { id: "", consultationId }, {
		authorId: author.accountId,
	});
	const [analyst, supervisor, decider] = await Promise.all([
		aStaffMember(testContext(), "agent"),
		aStaffMember(testContext(), "agent"),
		aStaffMember(testContext(), "elected"),
	]);
	const people = {
		analystId: analyst.accountId,
		supervisorId: supervisor.accountId,
		deciderId: decider.accountId,
	};
	const assign = (more = {}) =>
		assignAssessments(testContext(decider), {
			...{ consultationId, proposalIds: [], ...people, dueOn: days(30).toISOString().slice(0, 10), ...more },
		});
	const work = (actor: typeof analyst, version: number, more: Record<string, unknown>) =>
		workOnAssessment(testContext(actor), { proposalId: proposal.id, ...fileSchema.parse({ version, ...more }) });
	const decide = async () => {
		await assign();
		await work(analyst, 1, { move: "conclude", ...analysed });
		const answer = { kind: "taken-up", answer: ANSWER };
		await work(supervisor, 2, { move: "conclude", ...answer });
		return work(decider, 3, { move: "conclude", ...answer });
	};
	return { consultationId, proposal, author, analyst, supervisor, decider, assign, work, decide };
};

const publicAnswer = (id: string) => findPublicAnswer(testContext({ kind: "visitor" }), id);

describe("the answer to a proposal", () => {
	it("goes from analyst to supervisor to decision maker; nothing of it is public before it is published", async () => {
		const { proposal, decide, decider, consultationId } = await aChain();
		expect(await decide()).toEqual({ ok: true, value: { stage: "decided" } });
		expect(await publicAnswer(proposal.id)).toMatchObject({ state: "waited", published: null });
		expect(await releaseAnswers(testContext(decider), { consultationId, at: null })).toEqual({
			ok: true,
			value: { answers: 1 },
		});
		const answer = await publicAnswer(proposal.id);
		expect(answer?.published).toMatchObject({
			kind: "taken-up",
			answer: ANSWER,
			costEuros: 12_000,
			signer: decider.name,
		});
		expect(JSON.stringify(answer)).not.toContain("Le sol porte");
	});

	it("is one person’s turn at a time, and two people read each file", async () => {
		const { assign, work, analyst, supervisor } = await aChain();
		expect(await assign({ supervisorId: analyst.accountId })).toEqual({ ok: false, reason: "same-person" });
		expect(await assign({ deciderId: supervisor.accountId })).toEqual({ ok: false, reason: "not-staff" });
		await assign();
		expect(await work(supervisor, 1, { move: "conclude", ...analysed })).toEqual({ ok: false, reason: "not-yours" });
		const both = await Promise.all([
			work(analyst, 1, { move: "conclude", ...analysed }),
			work(analyst, 1, { move: "save", ...analysed }),
		]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
	});

	it("cites comments that exist, at least one where residents spoke", async () => {
		const { assign, work, proposal, analyst, supervisor, consultationId } = await aChain();
		const comment = await aComment(
			testContext(),
			{ id: proposal.phaseId, consultationId },
			{ type: "proposal", id: proposal.id },
		);
		await assign();
		await work(analyst, 1, { move: "conclude", ...analysed });
		const answer = { move: "conclude", kind: "in-part", answer: ANSWER };
		expect(await work(supervisor, 2, answer)).toEqual({ ok: false, reason: "cites-missing" });
		expect(await work(supervisor, 2, { ...answer, cites: "999999" })).toEqual({ ok: false, reason: "cite-unknown" });
		expect(await work(supervisor, 2, { ...answer, cites: `n° ${comment.number}` })).toMatchObject({ ok: true });
	});

	it("is sent back with a note, and reopened without losing what was published", async () => {
		const { assign, work, analyst, supervisor, decider, proposal, consultationId } = await aChain();
		await assign();
		await work(analyst, 1, { move: "conclude", ...analysed });
		const back = { move: "back", note: "Le coût oublie les grilles au sol." };
		expect(await work(supervisor, 2, back)).toEqual({ ok: true, value: { stage: "analysis" } });
		await work(analyst, 3, { move: "conclude", ...analysed });
		const answer = { move: "conclude", kind: "taken-up", answer: ANSWER };
		await work(supervisor, 4, answer);
		await work(decider, 5, answer);
		await releaseAnswers(testContext(decider), { consultationId, at: null });
		const reason = "Le budget a changé depuis.";
		expect(await reopenAssessment(testContext(decider), { proposalId: proposal.id, reason })).toMatchObject({
			ok: true,
		});
		expect((await publicAnswer(proposal.id))?.published).toMatchObject({ answer: ANSWER });
		const file = await findFile(testContext(analyst), proposal.id);
		expect(file?.steps.map(({ kind }) => kind)).toEqual([
			"assigned",
			"analysed",
			"sent-back",
			"analysed",
			"reviewed",
			"decided",
			"published",
			"reopened",
		]);
	});
});

describe("answers published together", () => {
	it("wait for their moment, appear once though two workers look, and each author is told once", async () => {
		const { decide, decider, consultationId, proposal } = await aChain();
		await decide();
		const plan = { consultationId, at: days(2) };
		expect(await releaseAnswers(testContext(decider), plan)).toEqual({ ok: true, value: { answers: 0 } });
		expect(await releaseAnswers(testContext(decider), plan)).toEqual({ ok: false, reason: "already-planned" });
		expect(await releaseDueAnswers(testContext())).toBe(0);
		const later = { ...testContext(), now: days(2) };
		const carried = await Promise.all([releaseDueAnswers(later), releaseDueAnswers(later)]);
		expect(carried.reduce((sum, count) => sum + count, 0)).toBe(1);
		expect((await publicAnswer(proposal.id))?.published).toMatchObject({ answer: ANSWER });
		const release = await db().answerRelease.findFirstOrThrow();
		for (let turn = 0; turn < 2; turn += 1) await tellAuthors(later, { releaseId: release.id, after: null });
		expect(await db().mail.count({ where: { key: { startsWith: "answer:" } } })).toBe(1);
	});

	it("are refused when nothing is decided, in the past, and to agents; a plan can be given up", async () => {
		const { assign, decider, analyst, consultationId } = await aChain();
		await assign();
		const asElected = testContext(decider);
		expect(await releaseAnswers(asElected, { consultationId, at: null })).toEqual({
			ok: false,
			reason: "nothing-decided",
		});
		expect(await releaseAnswers(asElected, { consultationId, at: days(-1) })).toEqual({
			ok: false,
			reason: "date-past",
		});
		const asAgent = testContext(analyst);
		expect(await releaseAnswers(asAgent, { consultationId, at: null })).toEqual({ ok: false, reason: "not-allowed" });
		await releaseAnswers(asElected, { consultationId, at: days(1) });
		await cancelRelease(asElected, { consultationId });
		expect(await releaseDueAnswers({ ...testContext(), now: days(3) })).toBe(0);
	});

	it("are said to be late to everyone the day after, and the officials are told once", async () => {
		const { assign, proposal } = await aChain();
		await assign();
		const after = { ...testContext(), now: days(40) };
		expect(await escalateAnswers(after)).toBe(1);
		expect(await escalateAnswers(after)).toBe(0);
		expect(await findPublicAnswer(after, proposal.id)).toMatchObject({ state: "late", published: null });
	});
});
