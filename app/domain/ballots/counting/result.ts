/** Why one option won or lost at one step; its fields depend on the rule and are all plain JSON. */
export type Round = Record<string, unknown>;

/** What every count returns: plain JSON, so that it crosses threads, is stored and is published as it is. */
export type CountResult = {
	rule: string;
	/** Ids in the order of election. */
	winners: string[];
	/** True where the tie rule left a tie and the order of the file decided: not publishable without a draw. */
	unresolvedTie: boolean;
	rounds: Round[];
	/** The groups the tie rule could not separate. */
	ties?: string[][];
	/** Budgets: money spent and available; numbers where they are safe whole numbers, exact decimal text otherwise. */
	cost?: number | string;
	budget?: number | string;
	/** Points of each option under the rule. */
	scores?: Record<string, number | string>;
	/** Budgets: how many ballots support each project. */
	votes?: Record<string, number | string>;
	/** Groups of equals, best first. */
	ranking?: string[][];
	names?: Record<string, string>;
	/** Anything a reader of the file should know: totals announced that the ballots do not give, limits exceeded. */
	warnings?: string[];
	[detail: string]: unknown;
};
