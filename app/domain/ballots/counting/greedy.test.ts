import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreBudget } from "./budget-scores";
import { type BudgetElection, ballotColumns } from "./election";
import { countGreedySkip } from "./greedy-skip";
import { countGreedyStop } from "./greedy-stop";

type Plain = { budget: string; costs: string[]; ballots: { count?: number; choices: number[]; points?: number[] }[] };

const budgetOf = ({ budget, costs, ballots }: Plain, more: Partial<BudgetElection> = {}): BudgetElection => ({
	kind: "budget",
	voteType: "approval",
	budget,
	projects: costs.map((cost, index) => ({ id: `p${index}`, cost, fields: {} })),
	ballots: ballotColumns(ballots),
	meta: {},
	warnings: [],
	...more,
});

const drawn = fc.integer({ min: 1, max: 8 }).chain((projects) =>
	fc.record({
		budget: fc.integer({ min: 0, max: 60 }).map(String),
		costs: fc.array(fc.integer({ min: 0, max: 24 }).map(String), { minLength: projects, maxLength: projects }),
		ballots: fc.array(
			fc.record({
				count: fc.integer({ min: 1, max: 3 }),
				choices: fc.uniqueArray(fc.integer({ min: 0, max: projects - 1 })),
			}),
			{ minLength: 1, maxLength: 12 },
		),
	}),
);

const rules = [countGreedySkip, countGreedyStop];

describe("the classic budget rules", () => {
	it("skips what does not fit, or stops there: two different winners' lists", () => {
		const city = budgetOf({
			budget: "100",
			costs: ["60", "50", "40"],
			ballots: [{ choices: [0] }, { choices: [0, 1] }, { choices: [0, 1, 2] }],
		});
		expect(countGreedySkip(city).winners).toEqual(["p0", "p2"]);
		expect(countGreedyStop(city).winners).toEqual(["p0"]);
		expect(countGreedySkip(city).rounds.map((round) => round.outcome)).toEqual(["funded", "does-not-fit", "funded"]);
	});

	it("reports money exactly, in decimals where the file has decimals", () => {
		const city = budgetOf({ budget: "0.30", costs: ["0.1", "0.2"], ballots: [{ choices: [0, 1] }] });
		expect(countGreedySkip(city)).toMatchObject({ winners: ["p0", "p1"], cost: "0.3", budget: "0.3" });
		const large = budgetOf({ budget: "90071992547409931", costs: ["90071992547409931"], ballots: [{ choices: [0] }] });
		expect(countGreedySkip(large)).toMatchObject({ cost: "90071992547409931", winners: ["p0"] });
	});

	it("breaks ties by lower cost, and says so when the order of the file had to decide", () => {
		const ballots = [{ choices: [0, 1, 2] }];
		expect(countGreedySkip(budgetOf({ budget: "30", costs: ["30", "20", "25"], ballots }))).toMatchObject({
			winners: ["p1"],
			unresolvedTie: false,
		});
		expect(countGreedySkip(budgetOf({ budget: "30", costs: ["20", "20", "50"], ballots }))).toMatchObject({
			winners: ["p0"],
			unresolvedTie: true,
			ties: [["p0", "p1"]],
		});
		expect(countGreedySkip(budgetOf({ budget: "40", costs: ["20", "20", "50"], ballots })).unresolvedTie).toBe(false);
	});

	it("counts points, not ballots, where ballots carry points", () => {
		const plain = { budget: "10", costs: ["10", "10"] };
		const points = {
			...plain,
			ballots: [
				{ choices: [0], points: [1] },
				{ choices: [0], points: [1] },
				{ choices: [1], points: [5] },
			],
		};
		expect(countGreedySkip(budgetOf(points, { voteType: "cumulative" }))).toMatchObject({
			winners: ["p1"],
			scores: { p0: 2, p1: 5 },
		});
		const ranks = { ...plain, ballots: [{ choices: [1, 0] }, { choices: [1] }, { choices: [0] }] };
		const ordinal = budgetOf(ranks, { voteType: "ordinal", meta: { max_length: "3" } });
		expect(countGreedySkip(ordinal).scores).toEqual({ p0: 5, p1: 6 });
		const defaults = budgetOf(points, { voteType: "scoring", meta: { default_score: "2" } });
		expect(countGreedySkip(defaults).scores).toEqual({ p0: 4, p1: 9 });
	});

	it("leaves out what is under the threshold before looking at the money", () => {
		const city = { budget: "10", costs: ["10", "4"], ballots: [{ choices: [0] }, { choices: [0] }, { choices: [1] }] };
		expect(countGreedySkip(budgetOf(city), { threshold: "3" }).winners).toEqual([]);
		expect(countGreedyStop(budgetOf(city, { meta: { min_project_score_threshold: "2" } })).winners).toEqual(["p0"]);
	});

	it("never spends more than the budget, and only leaves out what did not fit at its turn", () => {
		fc.assert(
			fc.property(drawn, (city) => {
				for (const rule of rules) expect(Number(rule(budgetOf(city)).cost)).toBeLessThanOrEqual(Number(city.budget));
				for (const { outcome, cost, left } of countGreedySkip(budgetOf(city)).rounds)
					if (outcome === "does-not-fit") expect(Number(cost)).toBeGreaterThan(Number(left));
			}),
		);
	});

	it("does not depend on the order of the ballots, nor on how identical ballots are gathered", () => {
		fc.assert(
			fc.property(drawn, (city) => {
				const oneByOne = city.ballots.flatMap(({ count, choices }) =>
					Array.from({ length: count }, () => ({ choices })),
				);
				for (const rule of rules)
					expect(rule(budgetOf({ ...city, ballots: oneByOne.reverse() }))).toEqual(rule(budgetOf(city)));
			}),
		);
	});

	it("does not depend on the names of projects", () => {
		fc.assert(
			fc.property(drawn, (city) => {
				const named = budgetOf(city);
				const renamed = { ...named, projects: named.projects.map((one, index) => ({ ...one, id: `${9 - index}x` })) };
				const back = (id: string) => `p${9 - Number(id.slice(0, -1))}`;
				for (const rule of rules) expect(rule(renamed).winners.map(back)).toEqual(rule(named).winners);
			}),
		);
	});

	it("keeps a winner when one more ballot names it alone", () => {
		fc.assert(
			fc.property(drawn, (city) => {
				for (const rule of rules)
					for (const winner of rule(budgetOf(city)).winners) {
						const more = [...city.ballots, { choices: [Number(winner.slice(1))] }];
						expect(rule(budgetOf({ ...city, ballots: more })).winners).toContain(winner);
					}
			}),
		);
	});

	it("adds up to the same scores when polling places are counted apart", () => {
		fc.assert(
			fc.property(drawn, fc.nat({ max: 12 }), (city, cut) => {
				const scores = (ballots: Plain["ballots"]) => scoreBudget(budgetOf({ ...city, ballots })).scores;
				const [here, there] = [scores(city.ballots.slice(0, cut)), scores(city.ballots.slice(cut))];
				expect(here.map((score, index) => score + (there[index] as bigint))).toEqual(scores(city.ballots));
			}),
		);
	});
});
