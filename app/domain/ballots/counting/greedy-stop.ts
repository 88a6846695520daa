import type { BudgetElection } from "./election";
import { countGreedy, type GreedyOptions } from "./greedy";

/**
 * Greedy, stopping: projects in order of points are funded until the first that does not fit in the money left; that
 * one and all after it are refused, even where a cheaper one would fit. The strict reading of a règlement that says
 * «dans l’ordre des voix, jusqu’à épuisement de l’enveloppe»; Poznań's rule without its 80 % clause.
 *
 * Ties as in greedy-skip. A project under the threshold is passed over and does not stop the count.
 */
export const countGreedyStop = (election: BudgetElection, options: GreedyOptions = {}) =>
	countGreedy(election, "greedy-stop", true, options);
