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
	candidate: number;
	tied: number[];
	resolvedBy: "votes" | "earlier-stage" | "no-effect" | "file-order";
};

/**
 * Who is excluded at this stage: the candidate with fewest votes; among equals, the one who had fewer at the most recent
 * earlier stage where they differed; else the one listed last in the file.
 *
 * A tie that the order of the file decides has no effect on who is elected when all the tied together have fewer votes
 * than the next candidate, and leave more candidates than vacancies: each of them would be excluded before anyone else.
 */
export function chooseExcluded(stages: Stages, continuing: number[], vacancies: number): Excluded {
	const last = stages.length - 1;
	const votes = (candidate: number) => at(stages, last, candidate);
	const order = [...continuing].sort((a, b) => compareFractions(votes(a), votes(b)));
	const lowest = order.filter((candidate) => compareFractions(votes(candidate), votes(order[0] as number)) === 0);
	if (lowest.length === 1) return { candidate: lowest[0] as number, tied: [], resolvedBy: "votes" };
	const fewest = lowest.filter((candidate) => lowest.every((other) => lookBack(stages, candidate, other) <= 0));
	const candidate = fewest.at(-1) as number;
	if (fewest.length === 1) return { candidate, tied: lowest, resolvedBy: "earlier-stage" };
	const next = order[lowest.length];
	const { num, den } = votes(candidate);
	const together = { num: num * BigInt(lowest.length), den };
	const harmless =
		next !== undefined && order.length - lowest.length >= vacancies && compareFractions(together, votes(next)) < 0;
	return { candidate: Math.max(...fewest), tied: fewest, resolvedBy: harmless ? "no-effect" : "file-order" };
}
