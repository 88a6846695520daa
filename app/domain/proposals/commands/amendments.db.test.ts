import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { readLineage } from "../lineage.server";
import { findProposal, listVersions } from "../queries.server";
import { decideAmendment } from "./decide-amendment.server";
import { promoteAmendment } from "./promote-amendment.server";
import { proposeAmendment } from "./propose-amendment.server";
import { supportAmendment } from "./support-amendment.server";

const body = "Il faut un banc devant l’école. Il faut aussi un arbre.";

const anAmended = async () => {
	const { phases } = await aConsultation(testContext());
	if (!phases[0]) throw new Error("a phase is expected");
	const author = testContext(await aResident(testContext()));
	const authorId = "accountId" in author.actor ? author.actor.accountId : "";
	const { id } = await aProposal(testContext(), phases[0], { authorId, body });
	const amender = testContext(await aResident(testContext()));
	const form = { version: 1, passage: "un banc", replacement: "deux bancs", reason: "On est nombreux à attendre." };
	const proposed = await proposeAmendment(amender, { proposalId: id, ...form });
	if (!proposed.ok) throw new Error(proposed.reason);
	return { proposalId: id, author, amender, form, id: proposed.value.id };
};

const answer = "Merci, c’est plus juste ainsi.";

describe("an amendment", () => {
	it("accepted becomes the next version, and its author signs with the others", async () => {
		const { id, proposalId, author, amender } = await anAmended();
		const yes = { id, outcome: "accepted" as const, answer, isMaterial: false };
		expect(await decideAmendment(amender, yes)).toMatchObject({ reason: "not-author" });
		const both = await Promise.all([decideAmendment(author, yes), decideAmendment(author, yes)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await findProposal(testContext(), proposalId)).toMatchObject({
			body: body.replace("un banc", "deux bancs"),
			version: 2,
			coAuthorNames: [expect.any(String)],
		});
		expect((await listVersions(testContext(), proposalId)).at(-1)).toMatchObject({ amendmentId: id });
		expect(await db().mail.count()).toBe(2);
	});

	it("is about a passage of the text as it stands, and changes something", async () => {
		const { proposalId, author, amender, form, id } = await anAmended();
		const again = { proposalId, ...form };
		expect(await proposeAmendment(amender, { ...again, passage: "une fontaine" })).toMatchObject({
			reason: "passage-gone",
		});
		expect(await proposeAmendment(amender, { ...again, replacement: "un banc" })).toMatchObject({
			reason: "same-words",
		});
		expect(await proposeAmendment(author, again)).toMatchObject({ reason: "already-author" });
		await db().proposal.updateMany({ where: { id: proposalId }, data: { body: "Tout autre chose, sans le passage." } });
		const yes = { id, outcome: "accepted" as const, answer, isMaterial: false };
		expect(await decideAmendment(author, yes)).toMatchObject({ reason: "passage-gone" });
		expect((await db().amendment.findFirst())?.state).toBe("proposed");
	});

	it("rejected becomes a proposal of its own from three supports, once, linked both ways", async () => {
		const { id, proposalId, author, amender } = await anAmended();
		await decideAmendment(author, {
			id,
			outcome: "rejected",
			answer: "Un seul suffit, à mon avis.",
			isMaterial: false,
		});
		const promotion = { id, proposalId: newId(testNow), title: "Deux bancs devant l’école", body };
		expect(await promoteAmendment(amender, promotion)).toMatchObject({ reason: "not-enough-supports" });
		for (let person = 0; person < 3; person += 1) {
			const supporter = testContext(await aResident(testContext()));
			await Promise.all([1, 2].map(() => supportAmendment(supporter, { id, isSupported: true })));
		}
		expect(await promoteAmendment(author, promotion)).toMatchObject({ reason: "not-author" });
		expect(await promoteAmendment(amender, promotion)).toMatchObject({ ok: true });
		expect(await promoteAmendment(amender, { ...promotion, proposalId: newId(testNow) })).toMatchObject({
			value: { proposalId: promotion.proposalId },
		});
		expect((await readLineage(testContext(), proposalId)).to).toMatchObject([
			{ id: promotion.proposalId, kind: "promoted" },
		]);
		expect((await readLineage(testContext(), promotion.proposalId)).from).toMatchObject([{ id: proposalId }]);
	});
});
