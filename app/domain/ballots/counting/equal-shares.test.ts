import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BudgetElection, ballotColumns } from "./election";
import { completions, countEqualShares, type EqualSharesOptions, utilities } from "./equal-shares";
import { type Fraction, fraction } from "./exact";

type Small = { budget: number; costs: number[]; ballots: number[][] };

const budgetOf = ({ budget, costs, ballots }: Small): BudgetElection => ({
	kind: "budget",
	voteType: "approval",
	budget: String(budget),
	projects: costs.map((cost, index) => ({ id: `p${index}`, cost: String(cost), fields: {} })),
	ballots: ballotColumns(ballots.map((choices) => ({ choices }))),
	meta: {},
	warnings: [],
});

const minus = (a: Fraction, b: Fraction) => fraction(a.num * b.den - b.num * a.den, a.den * b.den);
const less = (a: Fraction, b: Fraction) => a.num * b.den < b.num * a.den;

/** The definition, word for word and slowly: one fraction a voter. */
function slowRun({ costs, ballots }: Small, share: Fraction, utility: "cost" | "cardinality") {
	const left = ballots.map(() => share);
	const votes = costs.map((_, p) => ballots.filter((ballot) => ballot.includes(p)).length);
	const open = new Set(costs.map((_, p) => p).filter((p) => (costs[p] as number) > 0 && (votes[p] as number) > 0));
	const bought: number[] = [];
	let tie = false;
	for (;;) {
		const offers: { p: number; price: Fraction; ratio: Fraction }[] = [];
		for (const p of open) {
			const supporters = ballots.map((_, v) => v).filter((v) => (ballots[v] as number[]).includes(p));
			supporters.sort((a, b) => (less(left[a] as Fraction, left[b] as Fraction) ? -1 : 1));
			let owed = fraction(BigInt(costs[p] as number));
			for (let rank = 0; rank < supporters.length; rank++) {
				const has = left[supporters[rank] as number] as Fraction;
				const price = fraction(owed.num, owed.den * BigInt(supporters.length - rank));
				if (!less(has, price)) {
					const gain = utility === "cost" ? BigInt(costs[p] as number) : 1n;
					offers.push({ p, price, ratio: fraction(price.num, price.den * gain) });
					break;
				}
				owed = minus(owed, has);
			}
		}
		const best = offers.filter((offer) => !offers.some((other) => less(other.ratio, offer.ratio)));
		best.sort(
			(a, b) =>
				(votes[b.p] as number) - (votes[a.p] as number) || (costs[a.p] as number) - (costs[b.p] as number) || a.p - b.p,
		);
		const first = best[0];
		if (!first) return { bought, tie };
		const second = best[1];
		if (second && votes[first.p] === votes[second.p] && costs[first.p] === costs[second.p]) tie = true;
		for (const v of ballots.keys())
			if ((ballots[v] as number[]).includes(first.p))
				left[v] = less(left[v] as Fraction, first.price) ? fraction(0n) : minus(left[v] as Fraction, first.price);
		bought.push(first.p);
		open.delete(first.p);
	}
}

const small = fc
	.record({ projects: fc.integer({ min: 1, max: 8 }), budget: fc.integer({ min: 1, max: 60 }) })
	.chain(({ projects, budget }) =>
		fc.record({
			budget: fc.constant(budget),
			costs: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: projects, maxLength: projects }),
			ballots: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: projects - 1 })), { minLength: 1, maxLength: 14 }),
		}),
	);

const total = (costs: number[], chosen: number[]) => chosen.reduce((sum, p) => sum + (costs[p] as number), 0);

function slowCount(
	one: Small,
	{ utility = "cost", completion = "none", increment = "1", exhaustive = true }: EqualSharesOptions,
) {
	const { budget, costs, ballots } = one;
	const share = (k: number) =>
		fraction(BigInt(budget + k * Number(increment) * ballots.length), BigInt(ballots.length));
	let { bought } = slowRun(one, share(0), utility);
	const fits = (chosen: number[]) =>
		costs.some((cost, p) => !chosen.includes(p) && total(costs, chosen) + cost <= budget);
	const wanted = costs.map((_, p) => p).filter((p) => ballots.some((ballot) => ballot.includes(p)));
	for (
		let k = 1;
		completion.startsWith("add1") && bought.length < wanted.length && (!exhaustive || fits(bought));
		k++
	) {
		const next = slowRun(one, share(k), utility).bought;
		if (total(costs, next) > budget) break;
		bought = next;
	}
	return bought;
}

const winnersOf = (one: Small, options: EqualSharesOptions) =>
	countEqualShares(budgetOf(one), options).winners.map((id) => Number(id.slice(1)));

describe("Equal Shares", () => {
	it.each(["cost", "cardinality"] as const)("buys what the slow definition buys, in the same order (%s)", (utility) => {
		fc.assert(
			fc.property(small, (one) => {
				const expected = slowRun(one, fraction(BigInt(one.budget), BigInt(one.ballots.length)), utility);
				const result = countEqualShares(budgetOf(one), { utility, completion: "none" });
				expect(result.winners).toEqual(expected.bought.map((p) => `p${p}`));
				expect(result.unresolvedTie).toBe(expected.tie);
			}),
			{ numRuns: 1500 },
		);
	});

	it.each([
		{ exhaustive: true, increment: "1" },
		{ exhaustive: false, increment: "1" },
		{ exhaustive: true, increment: "3" },
	])("increases shares as the definition does (%o)", (options) => {
		fc.assert(
			fc.property(small, (one) => {
				const all = { ...options, completion: "add1" } as const;
				const slow = slowCount(one, all);
				const wanted = one.costs.filter((_, p) => one.ballots.some((ballot) => ballot.includes(p)));
				const everythingFits = wanted.reduce((sum, cost) => sum + cost, 0) <= one.budget;
				const order = (list: number[]) => (everythingFits ? [...list].sort() : list);
				expect(order(winnersOf(one, all))).toEqual(order(slow));
			}),
			{ numRuns: 800 },
		);
	});

	it("buys the same in a city where each voter and each euro is multiplied", () => {
		const times = fc.constantFrom(7, 997, 99_991);
		fc.assert(
			fc.property(small, times, fc.constantFrom(...utilities), (one, factor, utility) => {
				const city = budgetOf(one);
				const large: BudgetElection = {
					...city,
					budget: String(one.budget * factor),
					projects: city.projects.map((project) => ({ ...project, cost: String(Number(project.cost) * factor) })),
					ballots: { ...city.ballots, counts: city.ballots.counts.map((count) => count * factor) },
				};
				const options = { utility, completion: "utilitarian" } as const;
				expect(countEqualShares(large, options).winners).toEqual(countEqualShares(city, options).winners);
			}),
			{ numRuns: 500 },
		);
	});

	it("never spends more than the budget, and with add1u leaves nothing that would fit", () => {
		fc.assert(
			fc.property(small, (one) => {
				for (const completion of completions)
					expect(Number(countEqualShares(budgetOf(one), { completion }).cost)).toBeLessThanOrEqual(one.budget);
				expect(countEqualShares(budgetOf(one), { completion: "add1u" }).exhausted).toBe(true);
			}),
		);
	});

	it("does not depend on the order of the ballots nor on the names of projects", () => {
		fc.assert(
			fc.property(small, fc.constantFrom(...completions), (one, completion) => {
				const result = countEqualShares(budgetOf(one), { completion });
				const reversed = budgetOf({ ...one, ballots: one.ballots.toReversed() });
				expect(countEqualShares(reversed, { completion })).toEqual(result);
				const renamed = { ...reversed, projects: reversed.projects.map((p) => ({ ...p, id: `${p.id} renamed` })) };
				expect(countEqualShares(renamed, { completion }).winners).toEqual(result.winners.map((id) => `${id} renamed`));
			}),
		);
	});

	it("makes supporters pay the cost of what they buy, exactly", () => {
		const city = { budget: 30, costs: [9, 12, 7], ballots: [[0, 1], [0, 1], [0], [1, 2], [2]] };
		const [first, second, left] = countEqualShares(budgetOf(city)).rounds;
		expect(first).toMatchObject({ project: "p0", effectiveVotes: "3", price: "3", payingThePrice: 3 });
		expect(second).toMatchObject({ project: "p1", effectiveVotes: "2", price: "6", payingThePrice: 1 });
		expect(second).toMatchObject({ givingAllTheyHaveLeft: 2, spent: "21" });
		expect(left).toMatchObject({ step: "left-out", project: "p2", supportersHaveLeft: "6" });
	});

	it("counts blank ballots in the share of each, and funds nothing without ballots", () => {
		const blank = { budget: 10, costs: [6], ballots: [[0], []] };
		expect(countEqualShares(budgetOf(blank))).toMatchObject({ winners: [], shares: { voters: 2, initial: "5" } });
		expect(countEqualShares(budgetOf({ ...blank, ballots: [] }), { completion: "add1u" }).winners).toEqual(["p0"]);
	});

	it("starts add1 from whole units when asked, as the public tool does", () => {
		const city = budgetOf({ budget: 10, costs: [4, 9], ballots: [[0], [0], [1], []] });
		const shares = (integral: boolean) => countEqualShares(city, { completion: "add1", integral }).shares;
		expect(shares(false)).toMatchObject({ initial: "2.5" });
		expect(shares(true)).toMatchObject({ initial: "2" });
	});

	it("funds first, for nothing, what costs nothing and has supporters", () => {
		const city = { budget: 10, costs: [4, 0, 0], ballots: [[0, 1]] };
		expect(countEqualShares(budgetOf(city)).winners).toEqual(["p1", "p0"]);
	});
});
