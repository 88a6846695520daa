import type { BudgetElection } from "./election";
import { countGreedy, type GreedyOptions } from "./greedy";

/**
 * Greedy, skipping: projects in order of points; each that still fits in the money left is funded, one that does not
 * fit is skipped and the next is tried. This is the `greedy` rule of Pabulib files and CONSUL's calculation of winners.
 *
 * Ties: more points, then more ballots, then lower cost, then the order of the file; `unresolvedTie` only where that
 * last step decided who is funded. A project nobody chose is still funded if it fits, unless a threshold is set.
 * Source: Stolicki, Szufa, Talmon, “Pabulib: A Participatory Budgeting Library”, 2020 (arXiv 2012.06539).
 */
export const countGreedySkip = (election: BudgetElection, options: GreedyOptions = {}) =>
	countGreedy(election, "greedy-skip", false, options);
