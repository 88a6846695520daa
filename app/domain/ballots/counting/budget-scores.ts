import type { BallotColumns, BudgetElection } from "./election";
import { atScale, compareBig, plainNumber, readDecimal, unscaled } from "./exact";

/** A budget ready to count: money in units of 10^-scale, points in units of 10^-pointScale, all exact. */
export type ScoredBudget = {
	ids: string[];
	costs: bigint[];
	budget: bigint;
	scale: number;
	/** Points of each project. The number of ballots for approval and choose-1, not for the other types. */
	scores: bigint[];
	pointScale: number;
	/** How many ballots support each project: name it, with more than zero points where there are points. */
	votes: bigint[];
};

const decimal = (text: string) => {
	const read = readDecimal(text);
	if (!read) throw new Error(`«${text}» is not an amount`);
	return read;
};

/** Costs and budget as whole numbers of one small unit, fine enough for every amount and for `extra` decimals. */
export function scaleMoney(election: BudgetElection, extra = 0) {
	const costs = election.projects.map((project) => decimal(project.cost));
	const budget = decimal(election.budget);
	const scale = Math.max(extra, budget.scale, ...costs.map((cost) => cost.scale));
	return { scale, budget: atScale(budget, scale), costs: costs.map((cost) => atScale(cost, scale)) };
}

/** Adds whole numbers exactly, in doubles while they stay below 2^53 and in a bigint beyond. */
class ExactSum {
	private high = 0n;
	private low = 0;
	add(value: number) {
		this.low += value;
		if (Math.abs(this.low) > 2 ** 51) this.flush();
	}
	private flush() {
		this.high += BigInt(this.low);
		this.low = 0;
	}
	total(): bigint {
		this.flush();
		return this.high;
	}
}

const product = (count: number, points: number): number => {
	const value = count * points;
	if (!Number.isSafeInteger(value) || Math.abs(value) > 2 ** 51)
		throw new Error("points too large to be added exactly");
	return value;
};

/**
 * The points one position of a ballot is worth.
 *
 * Pabulib (Stolicki, Szufa, Talmon 2020): approval and choose-1 count one a ballot; cumulative and scoring carry their
 * points; an ordinal ballot limited to L choices gives L to the first, L − 1 to the second… (L is `max_length`, or the
 * length of the ballot itself where the file sets no limit, as the Pabulib checker counts). Points written beside an
 * ordinal ballot are used as they are.
 */
function pointsAt(
	ballots: BallotColumns,
	election: BudgetElection,
): (at: number, start: number, end: number) => number {
	const points = ballots.points;
	if (points && election.voteType !== "approval" && election.voteType !== "choose-1")
		return (at) => points[at] as number;
	if (election.voteType !== "ordinal") return () => 1;
	const limit = Number(election.meta.max_length ?? 0);
	return (at, start, end) => Math.max(limit, end - start) - (at - start);
}

/** Scores and votes of every project. Linear in the ballots; the order of the ballots does not matter. */
export function scoreBudget(election: BudgetElection): ScoredBudget {
	const { ballots, projects } = election;
	const scores = projects.map(() => new ExactSum());
	const votes = projects.map(() => new ExactSum());
	const worth = pointsAt(ballots, election);
	for (let index = 0; index < ballots.counts.length; index++) {
		const count = ballots.counts[index] as number;
		const start = ballots.starts[index] as number;
		const end = ballots.starts[index + 1] as number;
		for (let at = start; at < end; at++) {
			const project = ballots.choices[at] as number;
			const points = worth(at, start, end);
			scores[project]?.add(points === 1 ? count : product(count, points));
			if (points > 0) votes[project]?.add(count);
		}
	}
	const totals = scores.map((sum) => sum.total());
	addDefaultScore(election, totals);
	return {
		ids: projects.map((project) => project.id),
		...scaleMoney(election),
		scores: totals,
		pointScale: ballots.points ? ballots.pointScale : 0,
		votes: votes.map((sum) => sum.total()),
	};
}

/** Pabulib `default_score`: what a scoring ballot gives each project it does not name. */
function addDefaultScore(election: BudgetElection, totals: bigint[]) {
	const written = election.meta.default_score;
	const score = written ? readDecimal(written) : null;
	if (election.voteType !== "scoring" || !score || score.digits === 0n) return;
	const { counts, starts, choices, pointScale } = election.ballots;
	const each = atScale(score, Math.max(pointScale, score.scale));
	const named = totals.map(() => 0n);
	let total = 0n;
	counts.forEach((count, index) => {
		total += BigInt(count);
		for (let at = starts[index] as number; at < (starts[index + 1] as number); at++) {
			const project = choices[at] as number;
			named[project] = (named[project] as bigint) + BigInt(count);
		}
	});
	totals.forEach((sum, project) => {
		totals[project] = sum + each * (total - (named[project] as bigint));
	});
}

/** The default tie rule: more points, then more ballots, then lower cost. 0 where it leaves a tie. */
export function compareProjects(budget: ScoredBudget, a: number, b: number): number {
	return (
		compareBig(budget.scores[b] as bigint, budget.scores[a] as bigint) ||
		compareBig(budget.votes[b] as bigint, budget.votes[a] as bigint) ||
		compareBig(budget.costs[a] as bigint, budget.costs[b] as bigint)
	);
}

/** Projects from best to worst; those the tie rule leaves equal stay in the order of the file. */
export const projectsInOrder = (budget: ScoredBudget): number[] =>
	budget.ids.map((_, index) => index).sort((a, b) => compareProjects(budget, a, b) || a - b);

export const amount = (budget: ScoredBudget, value: bigint) => plainNumber(value, budget.scale);
export const amountText = (budget: ScoredBudget, value: bigint) => unscaled(value, budget.scale);

/** The fields every budget result carries. */
export function budgetFields(budget: ScoredBudget, winners: number[]) {
	const cost = winners.reduce((sum, project) => sum + (budget.costs[project] as bigint), 0n);
	const byId = (values: bigint[], scale: number) =>
		Object.fromEntries(budget.ids.map((id, index) => [id, plainNumber(values[index] as bigint, scale)]));
	return {
		winners: winners.map((project) => budget.ids[project] as string),
		cost: amount(budget, cost),
		budget: amount(budget, budget.budget),
		scores: byId(budget.scores, budget.pointScale),
		votes: byId(budget.votes, 0),
	};
}
