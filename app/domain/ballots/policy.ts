import type { Actor } from "~/lib/actor";
import { type ParticipationRefusal, type PhaseAsked, participationRefusal } from "../consultations/policy";
import type { VoteRules } from "./schema";

/** What must be known of a vote to say whether a ballot may enter. */
export type VoteAsked = {
	state: "open" | "closed";
	optionIds: readonly string[];
	minimum: number;
	maximum: number;
	phase: PhaseAsked;
};

/** Where the rules ask for more than a confirmed account, whoever lets a person vote without one says that they checked it. */
export const checkRefusal = (
	{ access }: Pick<VoteRules, "access">,
	isChecked: boolean | undefined,
): "conditions-unchecked" | null => (access && !isChecked ? "conditions-unchecked" : null);

export type VoteRefusal = ParticipationRefusal | "vote-closed" | "vote-absent";

/** Why this person may not vote (or erase their ballot) at `now`, the database's time, or null. */
export const voteRefusal = (
	actor: Actor,
	vote: Pick<VoteAsked, "state" | "phase"> | null,
	now: Date,
): VoteRefusal | null => {
	if (!vote) return "vote-absent";
	return vote.state === "closed" ? "vote-closed" : participationRefusal(actor, vote.phase, "vote", now);
};
