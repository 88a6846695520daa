import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aBudget, aResident, aStaffMember, votingNow } from "~/test/factories";
import { findAnomalies } from "../queries/anomalies.server";
import type { OpenBudget } from "../schema";
import { castBallot } from "./cast-ballot.server";
import { castWithCode } from "./cast-with-code.server";
import { closeVote } from "./close-vote.server";
import { countVote } from "./count-vote.server";
import { enterPaper } from "./enter-paper.server";
import { castAtCounter, markVoter } from "./mark-voter.server";
import { openBudget } from "./open-vote.server";
import { printCodes, revokeCode } from "./print-codes.server";
import { studyCount } from "./study-count.server";

const city = () => testContext(undefined, votingNow());
const system = () => ({ ...city(), actor: { kind: "system" as const } });
const channels: OpenBudget["channels"] = ["code", "paper", "counter", "kiosk"];

const anOfficer = async () => {
	const actor = await aStaffMember(city(), "agent");
	return () => ({ ...city(), actor });
};

const aPerson = (name = "Zoé Le Goff") => ({ actId: newId(new Date()), name, birthDate: "1961-03-04" });
const roll = () => db().ballot.findMany({ orderBy: { castAt: "asc" } });

describe("a participatory budget", () => {
	it("stores points beside choices, refuses what its rules refuse, and counts once closed", async () => {
		const vote = await aBudget(city(), { method: "cumulative", points: 5, earlyClose: true });
		const [first = "", second = ""] = vote.options;
		const actor = await aResident(city());
		const voter = () => ({ ...city(), actor });
		const tooMany = await castBallot(voter(), { voteId: vote.id, choices: [first, second], marks: [3, 3] });
		expect(tooMany).toEqual({ ok: false, reason: "too-many-points" });
		expect((await castBallot(voter(), { voteId: vote.id, choices: [second, first], marks: [1, 4] })).ok).toBe(true);
		const [ballot] = await roll();
		expect(new Map(ballot?.choices.map((id, index) => [id, ballot.marks[index]]))).toEqual(
			new Map([
				[first, 4],
				[second, 1],
			]),
		);
		const reason = "Le conseil de quartier se réunit plus tôt.";
		expect((await closeVote(system(), { voteId: vote.id, reason })).ok).toBe(true);
		expect((await countVote(system(), { voteId: vote.id })).ok).toBe(true);
		await studyCount(system(), { voteId: vote.id });
		const count = await db().voteCount.findUniqueOrThrow({ where: { voteId: vote.id } });
		expect(count.outcome).toMatchObject({ ballots: 1, votes: { [first]: 4, [second]: 1 } });
		expect(count.study).toHaveLength(1);
	});

	it("never changes once somebody was marked at a polling place", async () => {
		const vote = await aBudget(city(), { channels });
		const officer = await anOfficer();
		expect((await markVoter(officer(), { voteId: vote.id, voter: aPerson() })).ok).toBe(true);
		const again = { method: "up-to-k" as const, limit: 1, count: "greedy-stop" as const };
		const asked = {
			...again,
			envelopes: [],
			projects: [],
			earlyClose: false,
			hasCity: false,
			spread: "all" as const,
			leftover: "stays" as const,
		};
		const others = {
			points: undefined,
			threshold: undefined,
			seats: undefined,
			quorumRoll: undefined,
			quorumPercent: undefined,
			channels: undefined,
		};
		const changed = await openBudget(system(), { phaseId: vote.phase.id, ...asked, ...others });
		expect(changed).toEqual({ ok: false, reason: "vote-frozen" });
		await expect(db().vote.updateMany({ where: { id: vote.id }, data: { rulesHash: "another" } })).rejects.toThrow(
			/frozen/,
		);
	});

	it("stores no ballot judged under rules that were replaced meanwhile", async () => {
		const vote = await aBudget(city(), { method: "knapsack", costs: [60, 50, 40] });
		const actor = await aResident(city());
		const voter = () => ({ ...city(), actor });
		const [first = "", second = ""] = vote.options;
		// This process knows the first rules; the city then halves the envelope.
		await castBallot(voter(), { voteId: vote.id, choices: [first, second] });
		const row = await db().vote.findUniqueOrThrow({ where: { id: vote.id } });
		const rules = row.rules as { money: { envelopes: { amount: number }[] } };
		const [envelope] = rules.money.envelopes;
		if (envelope) envelope.amount = 55;
		await db().vote.updateMany({ where: { id: vote.id }, data: { rules, rulesHash: "halved" } });
		expect(await castBallot(voter(), { voteId: vote.id, choices: [first] })).toEqual({
			ok: false,
			reason: "over-budget",
		});
		expect((await castBallot(voter(), { voteId: vote.id, choices: [second] })).ok).toBe(true);
	});
});

describe("one roll for every channel", () => {
	it("keeps one entry a person when an officer marks and the same person votes online, a hundred times at once", async () => {
		const vote = await aBudget(city(), { channels });
		const officer = await anOfficer();
		const actor = await aResident(city());
		const { email } = await db().account.findUniqueOrThrow({ where: { id: actor.accountId } });
		const [choice = ""] = vote.options;
		const acts = Array.from({ length: 50 }, () => [
			castBallot({ ...city(), actor }, { voteId: vote.id, choices: [choice] }),
			markVoter(officer(), { voteId: vote.id, voter: { ...aPerson(), email: email ?? "" } }),
		]);
		await Promise.all(acts.flat());
		const entries = await roll();
		expect(entries).toHaveLength(1);
		// Whoever came first: a ballot in the box, or a paper in the urn, never both.
		expect(entries[0]?.channel === "paper").toBe(entries[0]?.choices.length === 0);
	});

	it("replaces the online ballot by the paper one only where the rules say so", async () => {
		const officer = await anOfficer();
		for (const precedence of ["first", "polling-place"] as const) {
			const vote = await aBudget(city(), { channels, precedence });
			const actor = await aResident(city());
			const { email } = await db().account.findUniqueOrThrow({ where: { id: actor.accountId } });
			const cast = () => castBallot({ ...city(), actor }, { voteId: vote.id, choices: vote.options.slice(0, 1) });
			expect((await cast()).ok).toBe(true);
			const marked = await markVoter(officer(), { voteId: vote.id, voter: { ...aPerson(), email: email ?? "" } });
			expect(marked).toEqual(
				precedence === "first" ? { ok: false, reason: "already-voted" } : { ok: true, value: null },
			);
			expect(await cast()).toEqual(
				precedence === "first" ? { ok: true, value: null } : { ok: false, reason: "voted-on-paper" },
			);
		}
	});

	it("does an officer's act once, however often the network sends it; another act for the same person is refused", async () => {
		const vote = await aBudget(city(), { channels });
		const officer = await anOfficer();
		const voter = aPerson();
		const answers = await Promise.all(
			Array.from({ length: 10 }, () => markVoter(officer(), { voteId: vote.id, voter })),
		);
		expect(answers.every(({ ok }) => ok)).toBe(true);
		const other = { ...aPerson("  ZOE le-goff "), actId: newId(new Date()) };
		expect(await markVoter(officer(), { voteId: vote.id, voter: other })).toEqual({
			ok: false,
			reason: "already-on-paper",
		});
		expect(await roll()).toHaveLength(1);
		expect(await db().event.count({ where: { name: "voter.marked" } })).toBe(1);
	});

	it("lets a code vote, change its vote, and only once it is not cancelled; the code is nowhere in the database", async () => {
		const vote = await aBudget(city(), { channels, eligibility: "code" });
		const printed = await printCodes(system(), { voteId: vote.id, count: 3 });
		if (!printed.ok) throw new Error(printed.reason);
		const [first, second] = printed.value.sheets.map(({ code }) => code) as [string, string];
		const cast = (code: string, choices: string[]) =>
			castWithCode(city(), { voteId: vote.id, code, choices, marks: [] });
		expect((await cast(first.toLowerCase().replaceAll(" ", "-"), vote.options.slice(0, 1))).ok).toBe(true);
		expect((await cast(first, vote.options.slice(1, 2))).ok).toBe(true);
		expect(await cast("0000 0000 0000 0000", vote.options.slice(0, 1))).toEqual({ ok: false, reason: "code-unknown" });
		await revokeCode(system(), { voteId: vote.id, batch: 1, number: 2 });
		expect(await cast(second, vote.options.slice(0, 1))).toEqual({ ok: false, reason: "code-unknown" });
		expect((await roll()).map(({ choices, channel }) => ({ choices, channel }))).toEqual([
			{ choices: vote.options.slice(1, 2), channel: "code" },
		]);
		const stored = JSON.stringify(await db().voteCode.findMany());
		for (const code of [first, second]) expect(stored).not.toContain(code.replaceAll(" ", ""));
		const actor = await aResident(city());
		expect(await castBallot({ ...city(), actor }, { voteId: vote.id, choices: vote.options.slice(0, 1) })).toEqual({
			ok: false,
			reason: "code-needed",
		});
	});

	it("refuses a code of another vote", async () => {
		const [vote, other] = [await aBudget(city(), { channels }), await aBudget(city(), { channels })];
		const printed = await printCodes(system(), { voteId: other.id, count: 1 });
		const code = printed.ok ? (printed.value.sheets[0]?.code ?? "") : "";
		const cast = await castWithCode(city(), { voteId: vote.id, code, choices: vote.options.slice(0, 1), marks: [] });
		expect(cast).toEqual({ ok: false, reason: "code-unknown" });
	});

	it("takes a ballot at a counter for a person without an account, once", async () => {
		const vote = await aBudget(city(), { channels });
		const officer = await anOfficer();
		const ask = (voter: ReturnType<typeof aPerson>) =>
			castAtCounter(officer(), { voteId: vote.id, voter, choices: vote.options.slice(0, 1), marks: [] });
		const voter = aPerson();
		expect((await ask(voter)).ok).toBe(true);
		expect((await ask(voter)).ok).toBe(true);
		expect(await ask(aPerson())).toEqual({ ok: false, reason: "already-voted" });
		expect(await roll()).toHaveLength(1);
	});
});

describe("a vote whose rules set conditions", () => {
	const aRestrictedVote = async () => {
		const vote = await aBudget(city(), { channels });
		const { rules } = await db().vote.findUniqueOrThrow({ where: { id: vote.id } });
		const access = { identity: 1, residence: true, areas: [], ageFrom: 16, ageTo: null };
		await db().vote.update({
			where: { id: vote.id },
			data: { rules: { ...(rules as object), access }, rulesHash: "with conditions" },
		});
		return vote;
	};

	it("takes an officer's act only with the tick that says they were checked, and keeps it with the entry", async () => {
		const vote = await aRestrictedVote();
		const officer = await anOfficer();
		const unchecked = { ok: false, reason: "conditions-unchecked" };
		const ballot = { voteId: vote.id, choices: vote.options.slice(0, 1), marks: [] };
		const atCounter = aPerson("Anne Le Bras");
		expect(await markVoter(officer(), { voteId: vote.id, voter: aPerson() })).toEqual(unchecked);
		expect(await castAtCounter(officer(), { ...ballot, voter: atCounter })).toEqual(unchecked);
		expect(await roll()).toEqual([]);
		const ticked = { conditionsChecked: true };
		expect((await markVoter(officer(), { voteId: vote.id, voter: { ...aPerson(), ...ticked } })).ok).toBe(true);
		expect((await castAtCounter(officer(), { ...ballot, voter: { ...atCounter, ...ticked } })).ok).toBe(true);
		expect((await roll()).map(({ channel, conditionsChecked }) => [channel, conditionsChecked])).toEqual([
			["paper", true],
			["counter", true],
		]);
	});

	it("makes codes only when somebody says that they are handed out after the check", async () => {
		const vote = await aRestrictedVote();
		const asked = { voteId: vote.id, count: 1 };
		expect(await printCodes(system(), asked)).toEqual({ ok: false, reason: "conditions-unchecked" });
		expect(await db().voteCode.count()).toBe(0);
		expect((await printCodes(system(), { ...asked, conditionsChecked: true })).ok).toBe(true);
		const event = await db().event.findFirstOrThrow({ where: { name: "codes.printed" } });
		expect(event.details).toMatchObject({ conditionsChecked: true });
	});
});

describe("the report of oddities", () => {
	it("names bursts and throwaway addresses from the roll alone, and says nothing of few voters", async () => {
		const vote = await aBudget(city());
		const cast = async () => {
			const actor = await aResident(city());
			await castBallot({ ...city(), actor }, { voteId: vote.id, choices: vote.options.slice(0, 1) });
			return actor.accountId;
		};
		const first = await cast();
		await db().$executeRaw`UPDATE "Account" SET "emailKey" = 'x@elsewhere.example' WHERE id = ${first}::uuid`;
		expect(await findAnomalies(system(), vote.id)).toEqual({ bursts: [], domains: [], extraPapers: 0 });
		await db().$executeRaw`UPDATE "Account" SET "emailKey" = 'x@yopmail.com' WHERE id = ${first}::uuid`;
		for (let voter = 1; voter < 10; voter++) await cast();
		await db().$executeRaw`UPDATE "Account" SET "createdAt" = '2026-05-01T10:20:00Z'`;
		const found = await findAnomalies(system(), vote.id);
		expect(found?.bursts).toEqual([{ hour: new Date("2026-05-01T10:00:00Z"), accounts: 10 }]);
		expect(found?.domains).toEqual([{ domain: "yopmail.com", accounts: 1, throwaway: true }]);
		const officer = await anOfficer();
		expect(await findAnomalies(officer(), vote.id)).toBeNull();
	});
});

describe("a paper ballot", () => {
	it("counts when two officers typed the same; the count waits for it", async () => {
		const vote = await aBudget(city(), { channels, earlyClose: true });
		const [one, two] = [await anOfficer(), await anOfficer()];
		const [first = "", second = ""] = vote.options;
		const paper = { voteId: vote.id, urn: "Hôtel de ville", number: 1, blank: false, marks: [] };
		expect(await enterPaper(one(), { ...paper, choices: [first] })).toEqual({ ok: true, value: "single" });
		expect(await enterPaper(one(), { ...paper, choices: [first] })).toEqual({ ok: true, value: "single" });
		expect(await enterPaper(two(), { ...paper, choices: [second] })).toEqual({ ok: true, value: "differing" });
		await closeVote(system(), { voteId: vote.id, reason: "Le bureau de vote ferme ses portes." });
		expect(await countVote(system(), { voteId: vote.id })).toEqual({ ok: false, reason: "paper-differs" });
		expect(await enterPaper(two(), { ...paper, choices: [first] })).toEqual({ ok: true, value: "agreed" });
		const blank = { ...paper, number: 2, blank: true, choices: [] };
		await enterPaper(one(), blank);
		expect(await enterPaper(two(), blank)).toEqual({ ok: true, value: "agreed" });
		expect((await countVote(system(), { voteId: vote.id })).ok).toBe(true);
		const { outcome, ballots } = await db().voteCount.findUniqueOrThrow({ where: { voteId: vote.id } });
		expect(ballots).toBe(1);
		expect(outcome).toMatchObject({ votes: { [first]: 1 }, paper: { agreed: 2, blank: 1 } });
		const late = await enterPaper(one(), { ...paper, number: 3, choices: [first] });
		expect(late).toEqual({ ok: false, reason: "vote-counted" });
	});

	it("is refused by the same rules as every other ballot", async () => {
		const vote = await aBudget(city(), { channels, limit: 1 });
		const officer = await anOfficer();
		const paper = { voteId: vote.id, urn: "A", number: 1, blank: false, marks: [] };
		expect(await enterPaper(officer(), { ...paper, choices: vote.options.slice(0, 2) })).toEqual({
			ok: false,
			reason: "too-many-choices",
		});
	});
});
