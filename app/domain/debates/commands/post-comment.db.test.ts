import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aComment, aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { countComments, listThreads } from "../queries/debate.server";
import { findComment, findThread } from "../queries/thread.server";
import { MAX_DEPTH } from "../rules";
import { changeComment } from "./change-comment.server";
import { hideContribution } from "./hide-contribution.server";
import { postComment } from "./post-comment.server";
import { withdrawComment } from "./withdraw-comment.server";

const asVisitor = () => testContext({ kind: "visitor" });

const aDebate = async (settings = {}) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "proposals", settings }] });
	const phase = phases[0];
	if (!phase) throw new Error("a phase is expected");
	const proposal = await aProposal(testContext(), phase);
	return { phase, subject: { type: "proposal" as const, id: proposal.id } };
};

type Debate = Awaited<ReturnType<typeof aDebate>>;

const words = ({ phase, subject }: Debate, more = {}) => ({
	...{ subject, phaseId: phase.id, commentId: newId(testNow), parentId: null, stance: "for" as const },
	...{ body: "Cela donnerait de l’ombre à ceux qui attendent.", quote: "", association: "", ...more },
});

describe("posting a comment", () => {
	it("shows it under its author's name and stance, to everyone", async () => {
		const debate = await aDebate();
		const author = await aResident(testContext());
		const asked = words(debate, { association: "Les Amis du Mail" });
		expect(await postComment(testContext(author), asked)).toMatchObject({ ok: true, value: { isHeld: false } });
		const found = await findComment(asVisitor(), asked.commentId);
		expect(found).toMatchObject({
			stance: "for",
			authorName: author.name,
			authorKind: "association",
			authorOffice: "Les Amis du Mail",
			isMine: false,
		});
		expect(
			JSON.stringify(await listThreads(asVisitor(), { subject: debate.subject, order: "fair", seed: "s" })),
		).not.toContain(author.accountId);
	});

	it("makes one comment of a form sent five times at once", async () => {
		const debate = await aDebate();
		const context = testContext(await aResident(testContext()));
		const asked = words(debate);
		const results = await Promise.all(Array.from({ length: 5 }, () => postComment(context, asked)));
		expect(results.every(({ ok }) => ok)).toBe(true);
		expect(await db().comment.count()).toBe(1);
	});

	it("is refused to visitors, outside the phase, and where comments are off", async () => {
		const debate = await aDebate();
		expect(await postComment(asVisitor(), words(debate))).toEqual({ ok: false, reason: "sign-in-needed" });
		const author = await aResident(testContext());
		const late = testContext(author, new Date(testNow.getTime() + 40 * 86_400_000));
		expect(await postComment(late, words(debate))).toEqual({ ok: false, reason: "phase-closed" });
		const silent = await aDebate({ comments: false });
		expect(await postComment(testContext(author), words(silent))).toEqual({ ok: false, reason: "action-not-offered" });
	});

	it("refuses an answer deeper than the limit, however the thread was made", async () => {
		const debate = await aDebate();
		let parent = await aComment(testContext(), debate.phase, debate.subject);
		for (let depth = 1; depth <= MAX_DEPTH; depth += 1)
			parent = await aComment(testContext(), debate.phase, debate.subject, { parent });
		const context = testContext(await aResident(testContext()));
		expect(await postComment(context, words(debate, { parentId: parent.id }))).toEqual({
			ok: false,
			reason: "too-deep",
		});
		const other = await aDebate();
		expect(await postComment(context, words(other, { parentId: parent.id }))).toEqual({
			ok: false,
			reason: "parent-gone",
		});
	});

	it("keeps a quotation only if the comment says so", async () => {
		const debate = await aDebate();
		const parent = await aComment(testContext(), debate.phase, debate.subject, { body: "Il faut trois bancs." });
		const context = testContext(await aResident(testContext()));
		const answer = words(debate, { parentId: parent.id, quote: "trois bancs" });
		expect(await postComment(context, answer)).toMatchObject({ ok: true });
		const forged = words(debate, { parentId: parent.id, quote: "aucun banc" });
		expect(await postComment(context, forged)).toEqual({ ok: false, reason: "quote-not-found" });
	});

	it("never lets a new account write more than its pace, though twenty are sent at once", async () => {
		const debate = await aDebate();
		const context = testContext(await aResident(testContext()));
		const results = await Promise.all(Array.from({ length: 20 }, () => postComment(context, words(debate))));
		expect(results.filter(({ ok }) => ok)).toHaveLength(8);
		expect(results.filter((result) => !result.ok && result.reason === "too-fast")).toHaveLength(12);
	});

	it("waits for a moderator where the phase asks for it, seen by its author alone", async () => {
		const debate = await aDebate({ moderateFirst: true });
		const author = testContext(await aResident(testContext()));
		const asked = words(debate);
		expect(await postComment(author, asked)).toMatchObject({ ok: true, value: { isHeld: true } });
		expect(await findComment(asVisitor(), asked.commentId)).toBeNull();
		expect(await findComment(author, asked.commentId)).toMatchObject({ gone: "held", body: asked.body });
		expect((await listThreads(asVisitor(), { subject: debate.subject, order: "recent", seed: "s" })).threads).toEqual(
			[],
		);
		expect((await waitingJobs()).some(({ name }) => name === "react-to-event")).toBe(true);
		const agent = testContext(await aStaffMember(testContext(), "agent"));
		expect(await postComment(agent, words(debate))).toMatchObject({ ok: true, value: { isHeld: false } });
	});
});

describe("a comment afterwards", () => {
	it("is corrected by its author within half an hour, and never over a newer text", async () => {
		const debate = await aDebate();
		const author = await aResident(testContext());
		const asked = words(debate);
		await postComment(testContext(author), asked);
		const change = { commentId: asked.commentId, version: 1, body: "Cela donnerait surtout de l’ombre." };
		expect(await changeComment(testContext(await aResident(testContext())), change)).toEqual({
			ok: false,
			reason: "not-author",
		});
		expect(await changeComment(testContext(author), change)).toEqual({ ok: true, value: { version: 2 } });
		expect(await changeComment(testContext(author), change)).toEqual({ ok: false, reason: "stale-version" });
		const later = testContext(author, new Date(testNow.getTime() + 31 * 60_000));
		expect(await changeComment(later, { ...change, version: 2 })).toEqual({ ok: false, reason: "edit-window-over" });
		expect(await db().commentVersion.count({ where: { commentId: asked.commentId } })).toBe(2);
	});

	it("keeps its place without its words once withdrawn or hidden", async () => {
		const debate = await aDebate();
		const author = await aResident(testContext());
		const asked = words(debate, { body: "Des mots que je regrette." });
		await postComment(testContext(author), asked);
		await withdrawComment(testContext(author), asked);
		const hidden = await aComment(testContext(), debate.phase, debate.subject, { body: "Des mots cachés." });
		await hideContribution(testContext(), { kind: "comment", id: hidden.id, isHidden: true });
		const seen = await listThreads(asVisitor(), { subject: debate.subject, order: "recent", seed: "s" });
		expect(seen.threads.map(({ first }) => first.gone)).toEqual(["hidden", "withdrawn"]);
		expect(JSON.stringify(seen)).not.toMatch(/regrette|cachés/);
		expect(await countComments(asVisitor(), { type: "proposal", ids: [debate.subject.id] })).toEqual(new Map());
	});
});

describe("reading a debate", () => {
	it("shows every thread once through the pages of the fair order, the sides in turn on the first", async () => {
		const debate = await aDebate();
		const author = await aResident(testContext());
		const stances = [...Array(38).fill("for"), ...Array(6).fill("against"), ...Array(4).fill("neutral")];
		for (const stance of stances)
			await aComment(testContext(), debate.phase, debate.subject, { stance, authorId: author.accountId });
		const seen: string[] = [];
		const pages: string[][] = [];
		let after: string | undefined;
		do {
			const page = await listThreads(asVisitor(), { subject: debate.subject, order: "fair", seed: "Nadia", after });
			seen.push(...page.threads.map(({ first }) => first.id));
			pages.push(page.threads.map(({ first }) => first.stance));
			after = page.next ?? undefined;
		} while (after && pages.length < 9);
		expect(seen).toHaveLength(48);
		expect(new Set(seen).size).toBe(48);
		expect(pages[0]?.filter((stance) => stance !== "for")).toHaveLength(10);
	});

	it("walks a thread of many answers page by page, in the order of reading", async () => {
		const debate = await aDebate();
		const authorId = (await aResident(testContext())).accountId;
		const first = await aComment(testContext(), debate.phase, debate.subject, { authorId });
		for (let index = 0; index < 30; index += 1) {
			const parent = await aComment(testContext(), debate.phase, debate.subject, { parent: first, authorId });
			await aComment(testContext(), debate.phase, debate.subject, { parent, authorId });
		}
		const one = await findThread(asVisitor(), { id: first.id });
		const two = await findThread(asVisitor(), { id: first.id, after: one?.next ?? "" });
		expect([one?.answers.length, two?.answers.length, two?.next]).toEqual([50, 10, null]);
		expect(one?.answerCount).toBe(60);
		const paths = [...(one?.answers ?? []), ...(two?.answers ?? [])].map(({ path }) => path);
		expect(paths).toEqual([...paths].sort());
	});
});
