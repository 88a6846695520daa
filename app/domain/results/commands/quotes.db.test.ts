import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aComment, aConsultation, aProposal, aResident, aStaffMember } from "~/test/factories";
import { findResults } from "../queries.server";
import { answerQuote } from "./answer-quote.server";
import { askQuote } from "./ask-quote.server";
import { cancelPublication, publishDueResults, publishResults } from "./publish-results.server";
import { tellParticipants } from "./tell-participants.server";
import { writeResults } from "./write-results.server";

const conclusion = "La ville plantera vingt arbres place du Marché dès l’automne prochain.";
const others = "Le budget de cette année ne le permet pas.";
const later = (days: number) => ({ ...testContext(), now: new Date(testNow.getTime() + days * 86_400_000) });

const aWrittenConsultation = async () => {
	const {
		id: consultationId,
		slug,
		phases,
	} = await aConsultation(testContext(), { phases: [{ method: "proposals" }] });
	const phase = phases[0] ?? { id: "", consultationId };
	const proposal = await aProposal(testContext(), phase);
	const author = await aResident(testContext());
	const subject = { type: "proposal", id: proposal.id };
	const body = "Les bancs manquent près de l’école, surtout le mercredi.";
	const comment = await aComment(testContext(), phase, subject, { authorId: author.accountId, body });
	const official = testContext(await aStaffMember(testContext(), "elected"));
	const write = (more = {}) => writeResults(official, { consultationId, conclusion, items: [], others, ...more });
	await write();
	return { consultationId, slug, author, comment, official, write, proposal };
};

const quotesOf = async (slug: string) =>
	((await findResults(testContext({ kind: "visitor" }), slug))?.publication?.quotes ?? []).map(({ words }) => words);

describe("quoting residents", () => {
	it("needs their yes, asked once, and shows the quote no more once it is taken back, old versions included", async () => {
		const { consultationId, slug, author, comment, official } = await aWrittenConsultation();
		const words = "Les bancs manquent près de l’école";
		const ask = (text: string) => askQuote(official, { consultationId, commentId: comment.id, words: text });
		expect(await ask("Jamais écrit nulle part")).toEqual({ ok: false, reason: "quote-not-found" });
		expect(await ask(words)).toMatchObject({ ok: true });
		expect(await ask(words)).toEqual({ ok: false, reason: "asked-already" });
		const answer = (word: "give" | "withdraw", who = author) =>
			answerQuote(testContext(who), { consultationId, commentId: comment.id, word });
		expect(await answer("give", await aResident(testContext()))).toEqual({ ok: false, reason: "absent" });
		await answer("give");
		await publishResults(official, { consultationId, reason: "" });
		expect(await quotesOf(slug)).toEqual([words]);
		await answer("withdraw");
		expect(await quotesOf(slug)).toEqual([]);
	});

	it("never happens without an answer", async () => {
		const { consultationId, slug, comment, official } = await aWrittenConsultation();
		await askQuote(official, { consultationId, commentId: comment.id, words: "Les bancs manquent" });
		await publishResults(official, { consultationId, reason: "" });
		expect(await quotesOf(slug)).toEqual([]);
	});
});

describe("results published at a chosen moment", () => {
	it("appear once at that moment, as written then", async () => {
		const { consultationId, slug, official, write } = await aWrittenConsultation();
		const at = later(2).now;
		expect(await publishResults(official, { consultationId, reason: "", at })).toEqual({
			ok: true,
			value: { version: 0 },
		});
		await write({ conclusion: `${conclusion} Et des bancs.` });
		expect(await publishDueResults(later(1))).toBe(0);
		const done = await Promise.all([publishDueResults(later(2)), publishDueResults(later(2))]);
		expect(done.reduce((sum, count) => sum + count, 0)).toBe(1);
		const found = await findResults(testContext({ kind: "visitor" }), slug);
		expect(found?.publication).toMatchObject({ version: 1, conclusion: `${conclusion} Et des bancs.` });
	});

	it("say why they could not, and can be given up", async () => {
		const { consultationId, official, write } = await aWrittenConsultation();
		await publishResults(official, { consultationId, reason: "", at: later(2).now });
		await write({ conclusion: "" });
		expect(await publishDueResults(later(3))).toBe(0);
		expect(await db().publication.findFirst()).toMatchObject({ publishAt: null, publishFailed: "no-conclusion" });
		await write();
		await publishResults(official, { consultationId, reason: "", at: later(4).now });
		await cancelPublication(official, { consultationId });
		expect(await publishDueResults(later(5))).toBe(0);
	});

	it("refuse a moment past, the text of two officials at once, and a publication unseen", async () => {
		const { consultationId, official, write } = await aWrittenConsultation();
		const publish = (more = {}) => publishResults(official, { consultationId, reason: "", ...more });
		expect(await publish({ at: testNow })).toEqual({ ok: false, reason: "date-past" });
		const both = await Promise.all([write({ version: 2 }), write({ version: 2 })]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		await publish({ seen: 0 });
		expect(await publish({ seen: 0, reason: "Une coquille." })).toEqual({ ok: false, reason: "published-meanwhile" });
	});
});

it("tells each participant what they said, what was decided on it, and why", async () => {
	const { consultationId, official, proposal, author } = await aWrittenConsultation();
	await publishResults(official, { consultationId, reason: "" });
	const { id: publicationId } = await db().publication.findFirstOrThrow();
	await tellParticipants(testContext(), { publicationId, after: null });
	const letter = await db().mail.findFirstOrThrow({ where: { key: `results:${publicationId}:${author.accountId}` } });
	expect(letter.text).toContain("Les bancs manquent près de l’école");
	expect(letter.text).toContain(proposal.title);
	expect(letter.text).toContain(others);
});
