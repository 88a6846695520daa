import type { ChoiceElection } from "./election";
import { countPoints } from "./points";

/**
 * Score voting: each option gets from `least` to `most` points, zero where the ballot says nothing; highest sum wins.
 * A ballot with a score out of range is void as a whole. Points are in the units of the ballots (10^-pointScale).
 */
export const countScore = (election: ChoiceElection, { least = 0, most }: { least?: number; most: number }) =>
	countPoints(
		election,
		"score",
		({ points, choices }) => {
			const inRange = (given: number) => Number.isSafeInteger(given) && given >= least && given <= most;
			return points?.length === choices.length && points.every(inRange) ? null : "points-out-of-range";
		},
		({ points }, position) => points?.[position] ?? 0,
	);
