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
