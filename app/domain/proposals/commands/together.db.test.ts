import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, waitingJobs } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { listSigners } from "../co-authors.server";
import { countSupports, countUnconfirmed, findProposal, listVersions } from "../queries.server";
import { acceptInvitation, declineInvitation, endCoAuthorship } from "./answer-invitation.server";
import { askSupporters } from "./ask-supporters.server";
import { changeProposal } from "./change-proposal.server";
import { confirmSupport } from "./confirm-support.server";
import { inviteCoAuthor } from "./invite-co-author.server";
import { supportProposal } from "./support-proposal.server";

const anOwn = async () => {
	const { phases } = await aConsultation(testContext(), {
		phases: [{ method: "proposals", settings: { editHours: 500 } }],
	});
	if (!phases[0]) throw new Error("a phase is expected");
	const author = testContext(await aResident(testContext()));
	const accountId = "accountId" in author.actor ? author.actor.accountId : "";
	const proposal = await aProposal(testContext(), phases[0], { authorId: accountId });
	await db().proposalVersion.createMany({
		data: { proposalId: proposal.id, version: 1, title: proposal.title, body: proposal.body, at: author.now },
	});
	return { ...proposal, author };
};

const invited = async (own: Awaited<ReturnType<typeof anOwn>>, email: string) => {
	const result = await inviteCoAuthor(own.author, { proposalId: own.id, email });
	if (!result.ok) throw new Error(result.reason);
	return result.value.id;
};

describe("a co-author", () => {
	it("is named once they accept, may edit, and may leave", async () => {
		const own = await anOwn();
		const other = testContext(await aResident(testContext()));
		const id = await invited(own, "Amie@exemple.example");
		expect((await findProposal(testContext(), own.id))?.coAuthorNames).toEqual([]);
		expect(await inviteCoAuthor(own.author, { proposalId: own.id, email: "amie@exemple.example" })).toMatchObject({
			reason: "already-invited",
		});
		const text = { proposalId: own.id, version: 1, title: "Un autre titre", body: own.body };
		expect(await changeProposal(other, text)).toMatchObject({ reason: "not-author" });
		expect(await acceptInvitation(other, { id })).toMatchObject({ ok: true });
		expect((await findProposal(testContext(), own.id))?.coAuthorNames).toHaveLength(1);
		expect(await db().coAuthor.findFirst()).toMatchObject({ email: null, state: "accepted" });
		expect(await changeProposal(other, text)).toMatchObject({ ok: true });
		expect((await listVersions(testContext(), own.id)).at(-1)?.byName).toBeTruthy();
		expect(await endCoAuthorship(other, { id })).toMatchObject({ ok: true });
		expect(await changeProposal(other, { ...text, version: 2, title: "Encore" })).toMatchObject({
			reason: "not-author",
		});
	});

	it("answers once, and declining erases their address", async () => {
		const own = await anOwn();
		const id = await invited(own, "voisin@exemple.example");
		const people = await Promise.all([1, 2, 3].map(() => aResident(testContext())));
		const answers = await Promise.all([
			...people.map((person) => acceptInvitation(testContext(person), { id })),
			declineInvitation(testContext({ kind: "visitor" }), { id }),
		]);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
		expect((await db().coAuthor.findFirst())?.email).toBeNull();
		expect((await listSigners(own.author, own.id)).length).toBeLessThanOrEqual(1);
	});

	it("is never invited by someone who does not sign the proposal", async () => {
		const own = await anOwn();
		const stranger = testContext(await aResident(testContext()));
		const asked = { proposalId: own.id, email: "x@exemple.example" };
		expect(await inviteCoAuthor(stranger, asked)).toMatchObject({ reason: "not-author" });
	});
});

describe("a text that changes what it asks", () => {
	it("asks its supporters again, who count apart until they confirm", async () => {
		const own = await anOwn();
		const [one, two] = [testContext(await aResident(testContext())), testContext(await aResident(testContext()))];
		for (const person of [one, two]) await supportProposal(person, { proposalId: own.id });
		const small = { proposalId: own.id, version: 1, title: own.title, body: `${own.body} Merci.` };
		await changeProposal(own.author, { ...small, isMaterial: false });
		expect((await countSupports(testContext(), [own.id])).get(own.id)).toBe(2);
		await changeProposal(own.author, { ...small, version: 2, title: "Tout autre chose", isMaterial: true });
		expect((await countSupports(testContext(), [own.id])).get(own.id)).toBeUndefined();
		const { materialVersion } = (await findProposal(testContext(), own.id)) ?? { materialVersion: 0 };
		expect(await countUnconfirmed(testContext(), { id: own.id, materialVersion })).toBe(2);
		const job = (await waitingJobs()).find(({ name }) => name === "ask-supporters");
		const payload = job?.payload as Parameters<typeof askSupporters>[1];
		await askSupporters(testContext(), payload);
		await askSupporters(testContext(), payload);
		expect(await db().mail.count()).toBe(2);
		// What was read must be the text as it stands.
		expect(await confirmSupport(one, { proposalId: own.id, version: 2 })).toMatchObject({ reason: "stale-version" });
		expect(await confirmSupport(one, { proposalId: own.id, version: 3 })).toMatchObject({ ok: true });
		expect((await countSupports(testContext(), [own.id])).get(own.id)).toBe(1);
	});
});
