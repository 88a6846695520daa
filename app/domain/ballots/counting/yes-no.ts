import type { QuestionElection } from "./election";
import { big } from "./rankings";
import type { CountResult } from "./result";

export type YesNoOptions = {
	/** Percentage of the roll that must have voted, blank ballots included. */
	quorumPercent?: number;
	/** Percentage of yes among yes and no that must be passed. */
	majorityPercent?: number;
};

/**
 * Yes or no, with a quorum: adopted when enough of the roll has voted (at least `quorumPercent`, whole; none by default)
 * and when yes is more than `majorityPercent` (50 by default) of the yes and no. Blank ballots count for the quorum only,
 * as French law keeps them out of the votes cast (law 2014-172 of 21 February 2014). Equality is not adoption.
 * For comparison: a local referendum is binding when half of the roll has voted (code général des collectivités
 * territoriales, article LO1112-7).
 */
export function countYesNo(
	{ yes, no, blank, roll }: QuestionElection,
	{ quorumPercent = 0, majorityPercent = 50 }: YesNoOptions = {},
): CountResult {
	const voters = yes + no + blank;
	const quorumReached = voters * 100n >= roll * BigInt(quorumPercent);
	const majority = yes * 100n > (yes + no) * BigInt(majorityPercent);
	return {
		rule: "yes-no",
		winners: [quorumReached && majority ? "yes" : "no"],
		adopted: quorumReached && majority,
		quorumReached,
		scores: { yes: big(yes), no: big(no), blank: big(blank) },
		rounds: [
			{ step: "quorum", voters: big(voters), roll: big(roll), neededPercent: quorumPercent, reached: quorumReached },
			{ step: "majority", yes: big(yes), no: big(no), neededMoreThanPercent: majorityPercent, reached: majority },
		],
		unresolvedTie: false,
	};
}
