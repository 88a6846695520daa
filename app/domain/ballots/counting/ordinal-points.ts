import type { ChoiceElection } from "./election";
import { countPoints } from "./points";

/**
 * Ordinal points: at most `limit` options in order; the first gets `limit` points, the second `limit` − 1… (3-2-1 for
 * three). A shorter ballot keeps the points of its ranks. A ballot with more than `limit` options is void as a whole.
 */
export const countOrdinalPoints = (election: ChoiceElection, { limit }: { limit: number }) =>
	countPoints(
		election,
		"ordinal-points",
		({ choices }) => (choices.length > limit ? "too-many-options" : null),
		(_, position) => limit - position,
	);
