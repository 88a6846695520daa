import type { Actor } from "~/lib/actor";
import { permissionRefusal } from "../accounts/permissions";
import type { DecisionKind } from "./schema";

export type WriteRefusal = "not-allowed" | "absent" | "vote-open";

/** Why this actor may not write or publish results, or null. */
export const resultsRefusal = (actor: Actor): "not-allowed" | null =>
	permissionRefusal(actor, "results.publish") ? "not-allowed" : null;

export type PublishRefusal =
	| WriteRefusal
	| "no-conclusion"
	| "vote-not-counted"
	| "decision-missing"
	| "reason-missing";

type Ready = {
	conclusion: string;
	/** One line per proposal put to the vote (or published, without a vote). */
	decisions: readonly { kind: DecisionKind | ""; reason: string }[];
	vote: { state: "open" | "closed"; isCounted: boolean } | null;
	versions: number;
	reason: string;
};

/** A conclusion people can read, in characters. */
const SHORTEST_CONCLUSION = 40;

/**
 * What is still missing before results can be published, or null: a conclusion, a closed and counted vote, a decision with
 * its reason for each proposal put to the vote, and from the second version on what changed.
 */
export const publishRefusal = ({ conclusion, decisions, vote, versions, reason }: Ready): PublishRefusal | null => {
	if (vote?.state === "open") return "vote-open";
	if (vote && !vote.isCounted) return "vote-not-counted";
	if (conclusion.trim().length < SHORTEST_CONCLUSION) return "no-conclusion";
	if (decisions.some((decision) => decision.kind === "" || decision.reason.trim() === "")) return "decision-missing";
	return versions > 0 && reason.trim() === "" ? "reason-missing" : null;
};
