import { describe, expect, it } from "vitest";
import { testContext } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { collectGiven, eraseRows, previewErasure } from "./engine.server";

const aPersonWithAProposal = async () => {
	const context = testContext();
	const resident = await aResident(context);
	const { phases } = await aConsultation(context);
	const [phase] = phases;
	if (!phase) throw new Error("no phase");
	const proposal = await aProposal(context, phase, { authorId: resident.accountId, authorName: resident.name });
	await context.db.support.createMany({
		data: { proposalId: proposal.id, accountId: resident.accountId, phaseId: phase.id, at: context.now },
	});
	return { context, resident, proposal };
};

describe("the registry at work", () => {
	it("gives back what a person wrote, without any secret", async () => {
		const { context, resident, proposal } = await aPersonWithAProposal();
		const { tables } = await collectGiven(context, resident.accountId);
		const written = tables.find(({ table }) => table === "Proposal")?.rows;
		expect(written).toMatchObject([{ id: proposal.id, title: proposal.title }]);
		expect(JSON.stringify(tables)).not.toMatch(/passwordHash|"hash"/);
	});

	it("erases the person and keeps the proposal unsigned and the support counted", async () => {
		const { context, resident, proposal } = await aPersonWithAProposal();
		await eraseRows(context, resident.accountId, false);
		expect(await context.db.account.count()).toBe(0);
		const left = await context.db.proposal.findUniqueOrThrow({ where: { id: proposal.id } });
		expect(left).toMatchObject({ authorId: null, authorName: "Ancien habitant", title: proposal.title });
		expect(await context.db.support.count()).toBe(1);
	});

	it("takes the texts away too when the person asks for it", async () => {
		const { context, resident, proposal } = await aPersonWithAProposal();
		await eraseRows(context, resident.accountId, true);
		const left = await context.db.proposal.findUniqueOrThrow({ where: { id: proposal.id } });
		expect(left).toMatchObject({ state: "withdrawn", body: "Texte retiré par son auteur." });
	});

	it("says beforehand what goes, what loses its name and what stays", async () => {
		const { context, resident } = await aPersonWithAProposal();
		expect(await previewErasure(context, resident.accountId)).toEqual(
			expect.arrayContaining([
				{ table: "Proposal", count: 1, becomes: "unnamed" },
				{ table: "Support", count: 1, becomes: "counted" },
				{ table: "Account", count: 1, becomes: "deleted" },
			]),
		);
	});
});
