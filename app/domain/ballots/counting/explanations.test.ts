import { describe, expect, it } from "vitest";
import { countElection } from "./count-election";
import { type BudgetElection, ballotColumns } from "./election";
import { explainBallot, explainRanking } from "./explain-ballot";
import { countIrv } from "./irv";
import { robustness } from "./robustness";

const city: BudgetElection = {
	kind: "budget",
	voteType: "approval",
	budget: "100",
	projects: [
		{ id: "park", cost: "60", fields: {} },
		{ id: "school", cost: "30", fields: {} },
		{ id: "river", cost: "50", fields: {} },
	],
	ballots: ballotColumns([
		{ count: 6, choices: [0, 1] },
		{ count: 3, choices: [1, 2] },
		{ count: 1, choices: [] },
	]),
	meta: {},
	warnings: [],
};

describe("what one ballot did", () => {
	it("paid its share of what it helped to buy, by Equal Shares", () => {
		const result = countElection(city, { rule: "mes" });
		expect(result.winners).toEqual(["school"]);
		expect(explainBallot(result, ["park", "school"])).toEqual({
			projects: [
				{ project: "school", outcome: "funded", how: "my-share", paid: "3.33", gaveAll: false },
				{ project: "park", outcome: "not-funded", why: "supporters-short", left: "40", cost: "60" },
			],
			share: { initial: "10", spent: "3.33", left: "6.67" },
		});
	});

	it("gave all it had left where others paid more", () => {
		const richer = countElection({ ...city, budget: "160" }, { rule: "mes" });
		expect(richer.winners).toEqual(["school", "park"]);
		const story = explainBallot(richer, ["park", "school"]);
		expect(story.projects[1]).toMatchObject({ project: "park", paid: "10", gaveAll: false });
		expect(story.share).toMatchObject({ initial: "16", spent: "13.33", left: "2.67" });
	});

	it("met a project that did not fit, by the classic rule", () => {
		const result = countElection({ ...city, budget: "95" }, { rule: "greedy-skip" });
		expect(explainBallot(result, ["river", "park"]).projects).toEqual([
			{ project: "park", outcome: "funded", how: "votes" },
			{ project: "river", outcome: "not-funded", why: "does-not-fit", left: "5", cost: "50" },
		]);
	});
});

describe("how firm a result is", () => {
	it("compares other rules, and draws the same ballots from the same seed", () => {
		const panel = robustness(city, { rule: "greedy-skip" }, { seed: 5, draws: 4 });
		expect(panel).toEqual(robustness(city, { rule: "greedy-skip" }, { seed: 5, draws: 4 }));
		expect(panel.samples.draws).toHaveLength(4);
		expect(panel.samples.draws.every(({ removed }) => removed === 1)).toBe(true);
		const shares = panel.otherRules.find(({ options }) => options.rule === "mes");
		expect(shares).toMatchObject({ winners: ["school"], gained: [], lost: ["park"] });
		expect(panel.otherRules.some(({ options }) => options.rule === "greedy-skip")).toBe(false);
	});

	it("sees a result that hangs on one ballot", () => {
		const close = {
			...city,
			budget: "60",
			ballots: ballotColumns([
				{ count: 2, choices: [0] },
				{ count: 2, choices: [2] },
			]),
		};
		const panel = robustness(close, { rule: "greedy-skip" }, { seed: 1, draws: 20 });
		expect(panel.samples.changed).toBeGreaterThan(0);
		expect(panel.samples.changed).toBeLessThan(20);
	});
});

it("a result is plain JSON, and an election crosses to a worker thread", () => {
	const result = countElection(structuredClone(city), { rule: "mes", completion: "add1u" });
	expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

describe("what one ranking did in an instant runoff", () => {
	const election = {
		...{ kind: "ranked" as const, candidates: ["a", "b", "c"], names: {}, seats: 1, warnings: [] },
		ballots: [
			{ count: 4n, ranking: [[0], [1]] },
			{ count: 3n, ranking: [[1], [0]] },
			{ count: 2n, ranking: [[2], [1]] },
		],
	};

	it("follows it from round to round: excluded, passed on, elected; or for nobody any more", () => {
		const result = countIrv(election);
		expect(explainRanking(result, ["c", "b"])).toEqual([
			{ round: 1, standsFor: "c", isOut: true, wins: false },
			{ round: 2, standsFor: "b", isOut: false, wins: true },
		]);
		expect(explainRanking(result, ["c"])[1]).toMatchObject({ standsFor: null, wins: false });
	});
});
