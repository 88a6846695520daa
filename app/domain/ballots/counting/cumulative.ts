import type { ChoiceElection } from "./election";
import { countPoints } from "./points";

/**
 * Cumulative vote: a purse of `purse` points shared freely between options; most points win. A ballot that spends more
 * than the purse, or gives a negative or fractional number of units, is void as a whole. Points are in the units of the
 * ballots (10^-pointScale).
 */
export const countCumulative = (election: ChoiceElection, { purse }: { purse: number }) =>
	countPoints(
		election,
		"cumulative",
		({ points }) => {
			if (!points || points.some((given) => given < 0 || !Number.isSafeInteger(given))) return "points-out-of-range";
			return points.reduce((sum, given) => sum + given, 0) > purse ? "too-many-points" : null;
		},
		({ points }, position) => points?.[position] ?? 0,
	);
