import type { Actor } from "~/lib/actor";
import { type ParticipationRefusal, type PhaseAsked, participationRefusal } from "../consultations/policy";

/** What must be known of a vote to say whether a ballot may enter. */
export type VoteAsked = {
	state: "open" | "closed";
	optionIds: readonly string[];
	minimum: number;
	maximum: number;
	phase: PhaseAsked;
};

export type BallotFault = "unknown-option" | "option-twice" | "too-many-choices" | "too-few-choices";

export type VoteRefusal = ParticipationRefusal | "vote-closed" | "vote-absent";

/** What is wrong with these choices under the rules of the vote, or null: such a ballot counts. */
export const ballotFault = (
	{ optionIds, minimum, maximum }: Pick<VoteAsked, "optionIds" | "minimum" | "maximum">,
	choices: readonly string[],
): BallotFault | null => {
	if (choices.some((id) => !optionIds.includes(id))) return "unknown-option";
	if (new Set(choices).size < choices.length) return "option-twice";
	if (choices.length > maximum) return "too-many-choices";
	if (choices.length < minimum) return "too-few-choices";
	return null;
};

/** Why this person may not vote (or erase their ballot) at `now`, the database's time, or null. */
export const voteRefusal = (
	actor: Actor,
	vote: Pick<VoteAsked, "state" | "phase"> | null,
	now: Date,
): VoteRefusal | null => {
	if (!vote) return "vote-absent";
	return vote.state === "closed" ? "vote-closed" : participationRefusal(actor, vote.phase, "vote", now);
};
