import { pathToFileURL } from "node:url";
import { type BudgetElection, ballotColumns } from "../app/domain/ballots/counting/election";
import { countEqualShares } from "../app/domain/ballots/counting/equal-shares";
import { countGreedySkip } from "../app/domain/ballots/counting/greedy-skip";

/** A small seeded generator (mulberry32): the same elections at each run. */
function random(seed: number) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A made-up city: unequal projects, each ballot naming up to 10 of them. Budget: about a quarter of all costs. */
export function generateBudget(ballots: number, projects: number, seed = 1): BudgetElection {
	const next = random(seed);
	const costs = Array.from({ length: projects }, () => 5_000 + Math.floor(next() ** 2 * 200_000));
	const popularity = costs.map(() => next() ** 3);
	const total = costs.reduce((sum, cost) => sum + cost, 0);
	const draw = () => {
		const size = 1 + Math.floor(next() * 10);
		const chosen = new Set<number>();
		while (chosen.size < size) {
			const project = Math.floor(next() * projects);
			if (next() < 0.05 + (popularity[project] as number)) chosen.add(project);
		}
		return { choices: [...chosen] };
	};
	return {
		kind: "budget",
		voteType: "approval",
		budget: String(Math.round(total / 4)),
		projects: costs.map((cost, index) => ({ id: String(index + 1), cost: String(cost), fields: {} })),
		ballots: ballotColumns(Array.from({ length: ballots }, draw)),
		meta: {},
		warnings: [],
	};
}

export type Measure = { what: string; seconds: number; limit: number };

function measure(what: string, limit: number, count: () => unknown): Measure {
	const start = performance.now();
	count();
	return { what, seconds: Math.round(performance.now() - start) / 1000, limit };
}

/** The counting figures asked by issue 5, each with its limit in seconds; elections are generated, then timed. */
export function run(): Measure[] {
	const million = generateBudget(1_000_000, 200);
	const small = generateBudget(10_000, 200);
	const large = generateBudget(100_000, 200);
	return [
		measure("greedy, 1,000,000 ballots x 200 projects", 5, () => countGreedySkip(million)),
		measure("Equal Shares alone, 10,000 x 200", 5, () => countEqualShares(small, { completion: "none" })),
		measure("Equal Shares, add1u, 10,000 x 200", 5, () => countEqualShares(small, { completion: "add1u" })),
		measure("Equal Shares alone, 100,000 x 200", 60, () => countEqualShares(large, { completion: "none" })),
		measure("Equal Shares, add1u, 100,000 x 200", 60, () => countEqualShares(large, { completion: "add1u" })),
	];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
	for (const { what, seconds, limit } of run()) console.log(`${what}: ${seconds} s (limit ${limit} s)`);
