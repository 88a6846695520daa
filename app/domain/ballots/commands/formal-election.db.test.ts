import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aConsultation, aResident, votingNow } from "~/test/factories";
import { findFormalElection, readFormalArchive, readFormalFile } from "../queries/formal.server";
import { checkFormalResult } from "./check-formal-result.server";
import { importFormalResult } from "./import-formal-result.server";
import { openVote } from "./open-vote.server";
import { prepareFormalElection } from "./prepare-formal-election.server";

const city = () => testContext(undefined, votingNow());
const archive = new Uint8Array(readFileSync("app/domain/ballots/belenios/fixtures/school.bel"));
const asked = {
	...{ question: "Quel nom ?", answers: ["Rosa Parks", "Simone Veil"], minimum: 1, maximum: 1 },
	...{ blank: false, address: "" },
};

const aVotePhase = async () => {
	const { slug, phases } = await aConsultation(city(), { phases: [{ method: "vote" }] });
	return { slug, phaseId: phases[0]?.id ?? "" };
};

describe("a formal election", () => {
	it("goes out as a roll and a question, comes back once, and is shown when every proof held", async () => {
		const { slug, phaseId } = await aVotePhase();
		const resident = await aResident(city());
		expect(await prepareFormalElection(city(), { phaseId, ...asked })).toEqual({ ok: true, value: null });
		const { email } = await db().account.findUniqueOrThrow({ where: { id: resident.accountId } });
		expect(await readFormalFile(city(), phaseId, "voters.txt")).toContain(`${email}\n`);
		expect(await readFormalFile({ ...city(), actor: resident }, phaseId, "voters.txt")).toBeNull();
		expect(await importFormalResult(city(), { phaseId, archive })).toEqual({ ok: true, value: null });
		expect(await importFormalResult(city(), { phaseId, archive })).toMatchObject({ reason: "result-checking" });
		expect((await findFormalElection(city(), slug))?.checked).toBeNull();
		expect(await readFormalArchive(city(), phaseId)).toBeNull();
		await checkFormalResult(city(), { phaseId });
		await checkFormalResult(city(), { phaseId });
		expect((await findFormalElection(city(), slug))?.checked).toMatchObject({ result: [[2, 1]] });
		expect(Buffer.from((await readFormalArchive(city(), phaseId)) ?? [])).toEqual(Buffer.from(archive));
		expect(await db().event.count({ where: { name: "formal-result.checked" } })).toBe(1);
		expect(await importFormalResult(city(), { phaseId, archive })).toMatchObject({ reason: "result-imported" });
		expect(await prepareFormalElection(city(), { phaseId, ...asked })).toMatchObject({ reason: "result-imported" });
	}, 60_000);

	it("publishes nothing of another question, says why, and takes the next archive", async () => {
		const { slug, phaseId } = await aVotePhase();
		await prepareFormalElection(city(), { phaseId, ...asked, answers: ["Rosa Parks", "Louise Michel"] });
		await importFormalResult(city(), { phaseId, archive });
		await checkFormalResult(city(), { phaseId });
		expect((await findFormalElection(city(), slug))?.checked).toBeNull();
		const { verdict } = await db().formalElection.findUniqueOrThrow({ where: { phaseId } });
		expect(verdict).toMatchObject({ ok: false, fault: "other-question" });
		await prepareFormalElection(city(), { phaseId, ...asked });
		expect(await importFormalResult(city(), { phaseId, archive })).toMatchObject({ ok: true });
		await checkFormalResult(city(), { phaseId });
		expect((await findFormalElection(city(), slug))?.checked).not.toBeNull();
	}, 60_000);

	it("never stands beside a vote of this site in the same phase", async () => {
		const [first, second] = [await aVotePhase(), await aVotePhase()];
		const vote = { proposals: [], plain: ["Un", "Deux"], limit: 1, tie: "equal" as const, earlyClose: false };
		await prepareFormalElection(city(), { phaseId: first.phaseId, ...asked });
		expect(await openVote(city(), { ...vote, phaseId: first.phaseId })).toMatchObject({ reason: "formal-election" });
		await openVote(city(), { ...vote, phaseId: second.phaseId });
		const refused = await prepareFormalElection(city(), { phaseId: second.phaseId, ...asked });
		expect(refused).toMatchObject({ reason: "vote-prepared" });
	});
});
