import type { ChoiceElection } from "./election";
import { countPoints } from "./points";

/**
 * Approval voting: as many crosses as one likes, or at most `limit` («jusqu’à k»); most crosses win. A ballot with more
 * than `limit` crosses is void as a whole.
 * Source: Brams and Fishburn, “Approval Voting”, American Political Science Review 72, 1978.
 */
export const countApproval = (election: ChoiceElection, { limit }: { limit?: number } = {}) =>
	countPoints(
		election,
		"approval",
		({ choices }) => (limit !== undefined && choices.length > limit ? "too-many-options" : null),
		() => 1,
	);
