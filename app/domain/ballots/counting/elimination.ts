import { compareFractions, type Fraction, fraction } from "./exact";

/** The totals of every candidate at each stage so far. */
export type Stages = Fraction[][];

const at = (stages: Stages, stage: number, candidate: number): Fraction => stages[stage]?.[candidate] ?? fraction(0n);

/**
 * Compares two candidates equal at the last stage by the most recent earlier stage at which they differed (the rule of
 * the Scottish local government elections order 2011, rules 49 and 50). 0 where they never differed.
 */
export function lookBack(stages: Stages, a: number, b: number): number {
	for (let stage = stages.length - 1; stage >= 0; stage--) {
		const order = compareFractions(at(stages, stage, a), at(stages, stage, b));
		if (order !== 0) return order;
	}
	return 0;
}

export type Excluded = {
	candidates: number[];
	tied: number[];
	resolvedBy: "votes" | "together" | "earlier-stage" | "file-order";
};

/**
 * Who is excluded at this stage: the candidate with fewest votes; among equals, the one who had fewer at the most recent
 * earlier stage where they differed; else the one listed last in the file.
 *
 * Equals are excluded together where that cannot change who is elected: together they have fewer votes than the next
 * candidate, and leave enough candidates for the vacancies. Where surpluses may be transferred in between (`transfers`),
 * that is sure only of candidates without any vote.
 */
export function chooseExcluded(stages: Stages, continuing: number[], vacancies: number, transfers: boolean): Excluded {
	const votes = (candidate: number) => at(stages, stages.length - 1, candidate);
	const order = [...continuing].sort((a, b) => compareFractions(votes(a), votes(b)));
	const lowest = order.filter((candidate) => compareFractions(votes(candidate), votes(order[0] as number)) === 0);
	if (lowest.length === 1) return { candidates: lowest, tied: [], resolvedBy: "votes" };
	const next = order[lowest.length];
	const { num, den } = votes(order[0] as number);
	const together = { num: num * BigInt(lowest.length), den };
	const fewer = next !== undefined && compareFractions(together, votes(next)) < 0;
	if (fewer && order.length - lowest.length >= vacancies && (num === 0n || !transfers))
		return { candidates: lowest, tied: lowest, resolvedBy: "together" };
	const fewest = lowest.filter((candidate) => lowest.every((other) => lookBack(stages, candidate, other) <= 0));
	if (fewest.length === 1) return { candidates: fewest, tied: lowest, resolvedBy: "earlier-stage" };
	return { candidates: [Math.max(...fewest)], tied: fewest, resolvedBy: "file-order" };
}
