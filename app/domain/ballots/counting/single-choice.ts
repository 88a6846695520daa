import type { ChoiceElection } from "./election";
import { countPoints } from "./points";

/**
 * Single choice (plurality): one cross at most; most crosses win. A ballot with two crosses or more is void.
 * Equal options cut by the last seat: the order of the list decides and `unresolvedTie` is true.
 */
export const countSingleChoice = (election: ChoiceElection) =>
	countPoints(
		election,
		"single-choice",
		({ choices }) => (choices.length > 1 ? "too-many-options" : null),
		() => 1,
	);
