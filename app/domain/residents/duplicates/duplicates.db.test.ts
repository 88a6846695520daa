import { describe, expect, it } from "vitest";
import { castBallot } from "~/domain/ballots/commands/cast-ballot.server";
import type { Actor } from "~/lib/actor";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aProposal, aResident, aStaffMember, aVote, votingNow } from "~/test/factories";
import { dismissDuplicate } from "../commands/dismiss-duplicate.server";
import { mergePeople } from "../commands/merge-people.server";
import { recordAttribute } from "../commands/record-attribute.server";
import { suspectDuplicates } from "../commands/suspect-duplicates.server";
import { undoMerge } from "../commands/undo-merge.server";
import { findDuplicate } from "./queries.server";

const city = (later = 0) => testContext(undefined, new Date(votingNow().getTime() + later));
const as = (actor: Actor, later = 0) => ({ ...city(later), actor });
const DAY = 86_400_000;
const reason = "Carte d’identité vue au guichet, même personne.";

const livesAt = async (personId: string, address: string, born: string) => {
	await recordAttribute(city(), { personId, key: "address.postal", value: address, source: "declared" });
	await recordAttribute(city(), { personId, key: "birth.date", value: born, source: "declared" });
};

/** Two accounts of the same home and birth date, found, and an agent who decides. */
const aPair = async () => {
	const [one, other] = [await aResident(city()), await aResident(city())];
	await livesAt(one.accountId, "12, rue de la Levée", "1961-03-09");
	await livesAt(other.accountId, "12 rue de la LEVEE", "1961-03-09");
	await suspectDuplicates(city());
	const { id: caseId } = await db().duplicateCase.findFirstOrThrow();
	const agent = await aStaffMember(city(), "agent");
	const merge = () => mergePeople(as(agent), { caseId, keptId: one.accountId, reason });
	return { kept: one, gone: other, caseId, agent, merge };
};

describe("suspecting duplicates", () => {
	it("finds one home and one birth date, once, and not a couple", async () => {
		const { gone } = await aPair();
		const spouse = await aResident(city());
		await livesAt(spouse.accountId, "12 rue de la Levée", "1958-11-21");
		expect(await suspectDuplicates(city())).toBe(0);
		expect(await db().duplicateCase.count()).toBe(1);
		expect(
			await db().duplicateCase.count({ where: { OR: [{ oneId: gone.accountId }, { otherId: gone.accountId }] } }),
		).toBe(1);
	});

	it("finds a proved phone and close names, and neither alone", async () => {
		const people = [await aResident(city()), await aResident(city()), await aResident(city())];
		const names = ["Jeanne Delattre", "Jeanne Delatre", "Omar Benali"];
		for (const [index, { accountId }] of people.entries())
			await db().account.update({ where: { id: accountId }, data: { displayName: names[index] ?? "" } });
		await db().contactPoint.create({
			data: {
				...{ kind: "phone", address: "+33612345678", shown: "06 12 34 56 78", state: "proved", createdAt: votingNow() },
				owners: { create: people.map(({ accountId }) => ({ accountId })) },
			},
		});
		expect(await suspectDuplicates(city())).toBe(1);
	});

	it("does not come back to a pair told apart", async () => {
		const { caseId, agent } = await aPair();
		expect((await dismissDuplicate(as(agent), { caseId })).ok).toBe(true);
		expect((await dismissDuplicate(as(agent), { caseId })).ok).toBe(false);
		expect(await suspectDuplicates(city())).toBe(0);
	});
});

describe("merging", () => {
	it("moves what was written, keeps the least of the wishes, and gives everything back", async () => {
		const { kept, gone, caseId, agent, merge } = await aPair();
		const [phase] = (await aConsultation(city())).phases;
		const proposal = await aProposal(city(), phase ?? { id: "", consultationId: "" }, { authorId: gone.accountId });
		const wish = (accountId: string, rhythm: "immediate" | "weekly") =>
			db().preference.create({
				data: { accountId, topic: "streets", channel: "email", rhythm, changedAt: votingNow() },
			});
		await wish(kept.accountId, "immediate");
		await wish(gone.accountId, "weekly");
		const before = await db().account.findUniqueOrThrow({ where: { id: gone.accountId } });

		expect(await merge()).toEqual({ ok: true, value: null });
		const authorOf = async () => (await db().proposal.findUniqueOrThrow({ where: { id: proposal.id } })).authorId;
		const rhythmOf = async () =>
			(await db().preference.findFirstOrThrow({ where: { accountId: kept.accountId } })).rhythm;
		expect(await authorOf()).toBe(kept.accountId);
		expect(await rhythmOf()).toBe("weekly");
		expect((await db().account.findUniqueOrThrow({ where: { id: gone.accountId } })).emailKey).toBeNull();
		expect((await findDuplicate(as(agent), caseId))?.isUndoable).toBe(true);

		expect(await undoMerge(as(agent), { caseId })).toEqual({ ok: true, value: null });
		expect(await authorOf()).toBe(gone.accountId);
		expect(await rhythmOf()).toBe("immediate");
		expect((await db().account.findUniqueOrThrow({ where: { id: gone.accountId } })).emailKey).toBe(before.emailKey);
	});

	it("happens once, whoever decides at the same moment", async () => {
		const { merge } = await aPair();
		const results = await Promise.all([merge(), merge(), merge()]);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db().event.count({ where: { name: "people.merged" } })).toBe(1);
	});

	it("never moves a vote, and waits while one could be cast twice", async () => {
		const { gone, merge } = await aPair();
		const vote = await aVote(city());
		await castBallot(as(gone), { voteId: vote.id, choices: vote.options.slice(0, 1) });
		expect(await merge()).toEqual({ ok: false, reason: "voted" });
		expect(await db().event.count({ where: { name: "people.merge-refused" } })).toBe(1);
		await db().vote.update({ where: { id: vote.id }, data: { state: "closed", closedAt: votingNow() } });
		expect((await merge()).ok).toBe(true);
		expect((await db().ballot.findFirstOrThrow()).voterId).toBe(gone.accountId);
	});

	it("is refused of two verified identities, to residents, and after ninety days to be undone", async () => {
		const { kept, gone, caseId, agent, merge } = await aPair();
		const asResident = await mergePeople(as(kept), { caseId, keptId: kept.accountId, reason });
		expect(asResident).toEqual({ ok: false, reason: "not-allowed" });
		const person = (accountId: string) => ({
			personKey: accountId,
			accountId,
			voterKey: accountId,
			firstSeenAt: votingNow(),
		});
		await db().verifiedPerson.createMany({ data: [person(kept.accountId), person(gone.accountId)] });
		expect(await merge()).toEqual({ ok: false, reason: "two-people" });
		await db().verifiedPerson.deleteMany({ where: { accountId: kept.accountId } });
		expect((await merge()).ok).toBe(true);
		expect((await db().verifiedPerson.findFirstOrThrow()).accountId).toBe(kept.accountId);
		expect(await undoMerge(as(agent, 91 * DAY), { caseId })).toEqual({ ok: false, reason: "too-late" });
	});
});
