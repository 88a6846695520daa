import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext, testNow, waitingJobs } from "~/test/database";
import { aConsultation, aResident, aStaffMember } from "~/test/factories";
import { readOpinions } from "../opinion-page.server";
import { findOwnPlace, findRun, listStatements, nextStatement } from "../queries/opinions.server";
import { addStatement, writeStatements } from "./add-statement.server";
import { groupDueOpinions } from "./group-due-opinions.server";
import { groupOpinions } from "./group-opinions.server";
import { hideContribution } from "./hide-contribution.server";
import { removeStatement } from "./remove-statement.server";
import { voteStatement } from "./vote-statement.server";

const aPhase = async (settings = {}) => {
	const { phases } = await aConsultation(testContext(), { phases: [{ method: "opinion", settings }] });
	if (!phases[0]) throw new Error("a phase is expected");
	return phases[0].id;
};

const lines = Array.from({ length: 9 }, (_, index) => `Il faudrait plus de bancs, phrase ${index + 1}`);

const aPhaseWithStatements = async (settings = {}) => {
	const phaseId = await aPhase(settings);
	await writeStatements(testContext(), { phaseId, lines });
	const statements = await db().statement.findMany({ where: { phaseId }, orderBy: { number: "asc" } });
	return { phaseId, ids: statements.map(({ id }) => id) };
};

/** People of a camp: they agree with its statements and with the last one, and disagree with the others. */
const vote = async (phaseId: string, ids: string[], people: number, camp: (index: number) => number) => {
	const accounts: string[] = [];
	for (let person = 0; person < people; person += 1) {
		const { accountId } = await aResident(testContext());
		accounts.push(accountId);
		const rows = ids.map((statementId, index) => {
			const isOwn = index === 8 || (index < 4 ? 0 : 1) === camp(person);
			const value = (person + index) % 9 === 0 ? 0 : isOwn ? 1 : -1;
			return { phaseId, accountId, statementId, number: index + 1, value, at: testNow };
		});
		await db().statementVote.createMany({ data: rows });
	}
	return accounts;
};

const asAccount = (accountId: string) =>
	testContext({ kind: "resident", confirmed: true, accountId, name: "Nadia", sessionId: "s" });

describe("statements", () => {
	it("are added by residents, once each, in other words than those already there, up to the limit", async () => {
		const phaseId = await aPhase({ statementsPerPerson: 2 });
		const context = testContext(await aResident(testContext()));
		const add = (body: string, statementId = newId(testNow)) => addStatement(context, { phaseId, statementId, body });
		const id = newId(testNow);
		const twice = await Promise.all([
			add("Le marché reste ouvert jusqu’à 14 h.", id),
			add("Le marché reste ouvert jusqu’à 14 h.", id),
		]);
		expect(twice.map((result) => result.ok && result.value.number)).toEqual([1, 1]);
		expect(await add("LE MARCHÉ reste ouvert jusqu’à 14 h.")).toEqual({ ok: false, reason: "already-said" });
		expect(await add("Les bus passent trop rarement.")).toMatchObject({ ok: true, value: { number: 2 } });
		expect(await add("Il manque des arbres au collège.")).toEqual({ ok: false, reason: "limit-reached" });
	});

	it("of the city can be removed until someone has voted, and never rewritten afterwards", async () => {
		const { ids, phaseId } = await aPhaseWithStatements();
		const official = testContext(await aStaffMember(testContext(), "elected"));
		const [first = "", second = ""] = ids;
		expect(await removeStatement(official, { statementId: first })).toMatchObject({ ok: true });
		await voteStatement(testContext(await aResident(testContext())), { statementId: second, vote: "agree" });
		expect(await removeStatement(official, { statementId: second })).toEqual({ ok: false, reason: "voted-on" });
		await expect(db().statement.updateMany({ where: { id: second }, data: { body: "Autre chose" } })).rejects.toThrow();
		expect(await writeStatements(testContext(await aResident(testContext())), { phaseId, lines })).toEqual({
			ok: false,
			reason: "not-allowed",
		});
	});

	it("hold one answer per person, though ten are sent at once", async () => {
		const { ids } = await aPhaseWithStatements();
		const context = testContext(await aResident(testContext()));
		const [statementId = ""] = ids;
		const words = ["agree", "disagree", "pass"] as const;
		await Promise.all(
			Array.from({ length: 10 }, (_, index) =>
				voteStatement(context, { statementId, vote: words[index % 3] ?? "pass" }),
			),
		);
		expect(await db().statementVote.count()).toBe(1);
	});

	it("are all proposed in the end, the same one until it is answered", async () => {
		const { phaseId, ids } = await aPhaseWithStatements();
		const context = testContext(await aResident(testContext()));
		const seen = new Set<string>();
		for (let turn = 0; turn < ids.length; turn += 1) {
			const { next } = await nextStatement(context, phaseId, undefined);
			expect((await nextStatement(context, phaseId, undefined)).next).toEqual(next);
			if (!next) break;
			seen.add(next.id);
			await voteStatement(context, { statementId: next.id, vote: "pass" });
		}
		expect(seen.size).toBe(ids.length);
		expect(await nextStatement(context, phaseId, undefined)).toMatchObject({ next: null, voted: 9, all: 9 });
	});
});

describe("groups", () => {
	it("are found from the votes, say what unites and divides, and tell each person where they stand", async () => {
		const { phaseId, ids } = await aPhaseWithStatements();
		const accounts = await vote(phaseId, ids, 36, (person) => person % 2);
		await groupOpinions(testContext(), { phaseId });
		const { shown } = await readOpinions(asAccount(accounts[0] ?? ""), phaseId, true);
		expect(shown?.groups.map(({ size }) => size)).toEqual([18, 18]);
		expect(shown?.run.uniting.map(({ number, side }) => ({ number, side }))).toEqual([{ number: 9, side: "agree" }]);
		expect(shown?.run.dividing.length).toBe(5);
		const mine = shown?.groups.find(({ index }) => index === shown.place?.group);
		expect(mine?.representative[0]).toMatchObject({ side: "agree" });
		expect([1, 2, 3, 4]).toContain(mine?.representative[0]?.number);
		expect(await findOwnPlace(testContext({ kind: "visitor" }), phaseId)).toBeNull();
		expect(JSON.stringify(await findRun(testContext(), phaseId))).not.toContain(accounts[0]);
	});

	it("under ten people are never shown, nor used beside the others", async () => {
		const { phaseId, ids } = await aPhaseWithStatements();
		const accounts = await vote(phaseId, ids, 30, (person) => (person < 8 ? 1 : 0));
		await groupOpinions(testContext(), { phaseId });
		const { shown, run } = await readOpinions(asAccount(accounts[0] ?? ""), phaseId, true);
		expect(run?.result.groups.map(({ size }) => size).sort()).toContain(8);
		expect(shown?.groups.every(({ size }) => size >= 10)).toBe(true);
		expect(shown?.hasSmall).toBe(true);
		expect(shown?.place?.group).toBeNull();
		expect(shown?.run.uniting).toEqual([]);
	});

	it("leave hidden statements out, and shares of fewer than ten answers unsaid", async () => {
		const { phaseId, ids } = await aPhaseWithStatements();
		await vote(phaseId, ids, 9, (person) => person % 2);
		await hideContribution(testContext(), { kind: "statement", id: ids[8] ?? "", isHidden: true });
		await groupOpinions(testContext(), { phaseId });
		const run = await findRun(testContext(), phaseId);
		expect(Object.keys(run?.result.statements ?? {})).toHaveLength(8);
		const listed = await listStatements(testContext({ kind: "visitor" }), phaseId, run?.result);
		expect(listed.every(({ shares }) => shares === null)).toBe(true);
	});

	it("are computed again when votes have come, and not otherwise", async () => {
		const { phaseId, ids } = await aPhaseWithStatements();
		await vote(phaseId, ids, 20, (person) => person % 2);
		await groupDueOpinions(testContext());
		expect(await waitingJobs()).toEqual([]);
		await voteStatement(testContext(await aResident(testContext())), { statementId: ids[0] ?? "", vote: "agree" });
		await groupDueOpinions(testContext());
		await groupDueOpinions(testContext());
		expect(await waitingJobs()).toEqual([{ name: "group-opinions", payload: { phaseId } }]);
		await groupOpinions(testContext(), { phaseId });
		expect(await db().opinionChange.count()).toBe(0);
	});
});
