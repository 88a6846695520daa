import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aComment, aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { findCase, findOwnCase, listCases, readRegister } from "../queries.server";
import { FLAGS_A_DAY } from "../rules";
import { findTarget } from "../targets.server";
import { appealDecision } from "./appeal-decision.server";
import { decideAppeal } from "./decide-appeal.server";
import { decideCase } from "./decide-case.server";
import { flagContent } from "./flag-content.server";
import { openHeldCase } from "./open-case.server";

const aContribution = async (hold = false) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "proposals" }] });
	if (!phases[0]) throw new Error("a phase is expected");
	const proposal = await aProposal(testContext(), phases[0]);
	const author = await aResident(testContext());
	const subject = { type: "proposal", id: proposal.id };
	const state = hold ? ("held" as const) : ("published" as const);
	const comment = await aComment(testContext(), phases[0], subject, { authorId: author.accountId, state });
	return { author, proposal, comment, target: { targetType: "comment", targetId: comment.id } };
};

const flag = { rule: "insult" as const, details: "Il traite ma voisine de menteuse." };
const explanation = "On critique une idée, jamais une personne : reformulez sans viser votre voisine.";

const moderator = async () => testContext(await aStaffMember(testContext(), "moderator"));
const reader = async () => testContext(await aResident(testContext()));

const flagged = async () => {
	const made = await aContribution();
	const result = await flagContent(await reader(), { ...made.target, ...flag });
	if (!result.ok) throw new Error(result.reason);
	return { ...made, caseId: result.value.caseId };
};

const hidden = async () => {
	const made = await flagged();
	const first = await moderator();
	const decision = {
		caseId: made.caseId,
		version: 1,
		outcome: "hidden" as const,
		rule: "insult" as const,
		explanation,
	};
	expect(await decideCase(first, decision)).toMatchObject({ ok: true });
	return { ...made, first };
};

describe("flags", () => {
	it("from fifty people hide nothing and open one case", async () => {
		const { target } = await aContribution();
		const readers = await Promise.all(Array.from({ length: 50 }, reader));
		const results = await Promise.all(readers.map((context) => flagContent(context, { ...target, ...flag })));
		expect(results.every(({ ok }) => ok)).toBe(true);
		expect(await findTarget(testContext(), target)).toMatchObject({ isShown: true });
		expect(await db().moderationCase.count()).toBe(1);
		expect(await db().flag.count()).toBe(50);
	});

	it("are one per person and contribution, never about one's own words, and so many a day", async () => {
		const { target, author } = await aContribution();
		const context = await reader();
		const twice = await Promise.all([1, 2].map(() => flagContent(context, { ...target, ...flag })));
		expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await flagContent(testContext(author), { ...target, ...flag })).toEqual({
			ok: false,
			reason: "own-contribution",
		});
		for (let count = 1; count < FLAGS_A_DAY; count += 1) {
			const { target } = await aContribution();
			await flagContent(context, { ...target, ...flag });
		}
		const { target: last } = await aContribution();
		expect(await flagContent(context, { ...last, ...flag })).toEqual({ ok: false, reason: "too-many" });
	});

	it("work for proposals as for comments", async () => {
		const { proposal } = await aContribution();
		const target = { targetType: "proposal", targetId: proposal.id };
		const result = await flagContent(await reader(), { ...target, ...flag });
		if (!result.ok) throw new Error(result.reason);
		const { caseId } = result.value;
		await decideCase(await moderator(), { caseId, version: 1, outcome: "hidden", rule: "off-topic", explanation });
		expect((await db().proposal.findUnique({ where: { id: proposal.id } }))?.hiddenAt).toEqual(testNow);
	});
});

describe("a decision", () => {
	it("hides under a stated rule and writes to the author with a link to appeal, naming nobody", async () => {
		const { target, caseId, author, first } = await hidden();
		expect(await findTarget(testContext(), target)).toMatchObject({ isShown: false });
		const mail = await db().mail.findFirstOrThrow();
		expect(mail.text).toContain(`/me/moderation/${caseId}`);
		expect(mail.text).toContain("jamais une personne");
		expect(mail.text).not.toContain("menteuse");
		const own = await findOwnCase(testContext(author), caseId);
		expect(own).toMatchObject({ state: "hidden", rule: "insult", explanation });
		const moderatorId = first.actor.kind === "staff" ? first.actor.accountId : "";
		expect(JSON.stringify(own)).not.toContain(moderatorId);
		expect(JSON.stringify(own)).not.toContain("menteuse");
	});

	it("is taken once, though two moderators click together", async () => {
		const { caseId } = await flagged();
		const decision = { caseId, version: 1, outcome: "kept" as const, rule: null, explanation: "" };
		const moderators = [await moderator(), await moderator()];
		const results = await Promise.all(moderators.map((context) => decideCase(context, decision)));
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already-decided" });
	});

	it("publishes what was held, or keeps it out of sight", async () => {
		const { target, author } = await aContribution(true);
		await openHeldCase(testContext(), target);
		await openHeldCase(testContext(), target);
		const { id } = await db().moderationCase.findFirstOrThrow();
		expect(await db().moderationCase.count()).toBe(1);
		await decideCase(await moderator(), { caseId: id, version: 1, outcome: "kept", rule: null, explanation: "" });
		expect(await findTarget(testContext(), target)).toMatchObject({ isShown: true, isHeld: false });
		expect(await db().mail.count({ where: { to: { contains: "exemple" } } })).toBe(1);
		expect(await findOwnCase(testContext(author), id)).toBeNull();
	});

	it("is for moderators: residents, agents and the author see nothing of the queue", async () => {
		const { caseId, author } = await flagged();
		for (const context of [
			await reader(),
			testContext(author),
			testContext(await aStaffMember(testContext(), "agent")),
		]) {
			expect(await findCase(context, caseId)).toBeNull();
			expect(await listCases(context, { decided: false, after: null })).toBeNull();
			const decision = { caseId, version: 1, outcome: "kept" as const, rule: null, explanation: "" };
			expect(await decideCase(context, decision)).toEqual({ ok: false, reason: "not-allowed" });
		}
	});
});

describe("an appeal", () => {
	const appeal = "Je parlais de l’idée, pas de ma voisine : relisez la phrase entière.";

	it("is the author's, once, within thirty days", async () => {
		const { caseId, author } = await hidden();
		expect(await appealDecision(await reader(), { caseId, appeal })).toEqual({ ok: false, reason: "not-author" });
		const late = testContext(author, new Date(testNow.getTime() + 31 * 86_400_000));
		expect(await appealDecision(late, { caseId, appeal })).toEqual({ ok: false, reason: "too-late" });
		expect(await appealDecision(testContext(author), { caseId, appeal })).toMatchObject({ ok: true });
		expect(await appealDecision(testContext(author), { caseId, appeal })).toEqual({
			ok: false,
			reason: "already-appealed",
		});
	});

	it("is decided by another moderator, and shows the contribution again when it is right", async () => {
		const { caseId, author, first, target } = await hidden();
		await appealDecision(testContext(author), { caseId, appeal });
		const decision = {
			caseId,
			version: 3,
			outcome: "overturned" as const,
			answer: "La phrase entière ne vise personne.",
		};
		expect(await decideAppeal(first, decision)).toEqual({ ok: false, reason: "same-moderator" });
		expect(await decideAppeal(await moderator(), { ...decision, version: 2 })).toEqual({
			ok: false,
			reason: "already-decided",
		});
		expect(await decideAppeal(await moderator(), decision)).toMatchObject({ ok: true });
		expect(await findTarget(testContext(), target)).toMatchObject({ isShown: true });
		expect(await db().mail.count()).toBe(2);
	});

	it("is counted in the public register, which names nobody", async () => {
		const { caseId, author } = await hidden();
		await flagged();
		await appealDecision(testContext(author), { caseId, appeal });
		const register = await readRegister(testContext({ kind: "visitor" }));
		expect(register).toMatchObject({ flags: 2, waiting: 2, hidden: 1, appeals: 1, overturned: 0, medianHours: 0 });
		expect(register.byRule).toEqual([{ rule: "insult", count: 1 }]);
	});
});
