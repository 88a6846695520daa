import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext, testNow } from "~/test/database";
import { aConsultation, aProposal, aResident } from "~/test/factories";
import { countSupports } from "../queries.server";
import { refreshSupportCounts } from "./refresh-support-counts.server";
import { supportProposal } from "./support-proposal.server";
import { withdrawSupport } from "./withdraw-support.server";

const proposals = async (count: number, settings = {}) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "proposals", settings }] });
	const phase = phases[0];
	if (!phase) throw new Error("a phase is expected");
	return Promise.all(Array.from({ length: count }, () => aProposal(testContext(), phase)));
};

const first = async (settings = {}) => {
	const [proposal] = await proposals(1, settings);
	if (!proposal) throw new Error("a proposal is expected");
	return proposal;
};

const countOf = async (id: string) => (await countSupports(testContext(), [id])).get(id) ?? 0;

describe("supporting a proposal", () => {
	it("counts once per person, though the button is pressed twenty times at once", async () => {
		const { id } = await first();
		const context = testContext(await aResident(testContext()));
		const presses = Array.from({ length: 20 }, () => supportProposal(context, { proposalId: id }));
		expect((await Promise.all(presses)).every(({ ok }) => ok)).toBe(true);
		expect(await countOf(id)).toBe(1);
		expect(await db().event.count({ where: { name: "support.given" } })).toBe(1);
	});

	it("never exceeds the limit per person, though ten proposals are supported at once", async () => {
		const many = await proposals(10, { supportsPerPerson: 3 });
		const context = testContext(await aResident(testContext()));
		const results = await Promise.all(many.map(({ id }) => supportProposal(context, { proposalId: id })));
		expect(results.filter(({ ok }) => ok)).toHaveLength(3);
		expect(await db().support.count()).toBe(3);
		const [kept] = await db().support.findMany();
		// The limit bears on other proposals: supporting again what one supports already is no refusal.
		expect((await supportProposal(context, { proposalId: kept?.proposalId ?? "" })).ok).toBe(true);
	});

	it("is held to the limit by the database itself, whoever writes the row", async () => {
		const [one, two] = await proposals(2, { supportsPerPerson: 1 });
		const { accountId } = await aResident(testContext());
		const row = (proposalId = "") => ({ proposalId, accountId, phaseId: one?.phaseId ?? "", at: testNow });
		await db().support.createMany({ data: [row(one?.id)] });
		await expect(db().support.createMany({ data: [row(two?.id)] })).rejects.toThrow(/than the phase allows/);
	});

	it("waits for nobody: a proposal whose row is locked is supported all the same", async () => {
		const { id } = await first();
		const person = await aResident(testContext());
		await db().$transaction(async (held) => {
			await held.$queryRaw`SELECT 1 FROM "Proposal" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
			expect((await supportProposal(testContext(person), { proposalId: id })).ok).toBe(true);
		});
	});

	it("is taken back, and given again", async () => {
		const { id } = await first();
		const context = testContext(await aResident(testContext()));
		await supportProposal(context, { proposalId: id });
		await Promise.all([withdrawSupport(context, { proposalId: id }), withdrawSupport(context, { proposalId: id })]);
		expect(await countOf(id)).toBe(0);
		await supportProposal(context, { proposalId: id });
		expect(await countOf(id)).toBe(1);
	});

	it("is refused when the phase is over, and where the city offers no supports", async () => {
		const { id } = await first();
		const person = await aResident(testContext());
		const late = testContext(person, new Date(testNow.getTime() + 90 * 86_400_000));
		expect(await supportProposal(late, { proposalId: id })).toEqual({ ok: false, reason: "phase-closed" });
		const silent = await first({ supports: false });
		expect(await supportProposal(testContext(person), { proposalId: silent.id })).toEqual({
			ok: false,
			reason: "action-not-offered",
		});
	});
});

describe("the counts that sort lists", () => {
	const sorted = async (id: string) => (await db().proposal.findUnique({ where: { id } }))?.supportCount;

	it("follow supports given and taken back, without ever drifting", async () => {
		const { id } = await first();
		const people = await Promise.all(Array.from({ length: 5 }, () => aResident(testContext())));
		await Promise.all(people.map((person) => supportProposal(testContext(person), { proposalId: id })));
		expect(await sorted(id)).toBe(0);
		expect(await refreshSupportCounts(testContext())).toBe(1);
		expect(await sorted(id)).toBe(5);
		if (people[0]) await withdrawSupport(testContext(people[0]), { proposalId: id });
		await Promise.all([refreshSupportCounts(testContext()), refreshSupportCounts(testContext())]);
		expect(await sorted(id)).toBe(4);
		expect(await refreshSupportCounts(testContext())).toBe(0);
		expect(await db().supportChange.count()).toBe(0);
	});
});
