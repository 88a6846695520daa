import type { Actor } from "~/lib/actor";
import { type PermissionRefusal, permissionRefusal } from "../accounts/permissions";
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
	| "reason-missing"
	| "published-meanwhile"
	| "date-past";

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

export type ProgressRefusal = "not-allowed" | "absent" | "stale-version" | "over" | "not-later";

type News = { version: number; kind: string; expectedOn: string | null };

/**
 * Why news cannot be given of a commitment, or null: somebody gave some since (`version`), it is given up, it is delivered
 * (only saying that it is under way again reopens it), or the «later» day is no later.
 */
export const progressRefusal = (
	known: { state: string; version: number; expectedOn: string },
	{ version, kind, expectedOn }: News,
): Exclude<ProgressRefusal, "not-allowed" | "absent"> | null => {
	if (known.version !== version) return "stale-version";
	if (known.state === "abandoned" || (known.state === "delivered" && kind === "delivered")) return "over";
	return kind === "delay" && (expectedOn ?? "") <= known.expectedOn ? "not-later" : null;
};

export type VoiceRefusal = PermissionRefusal | "absent" | "not-delivered";

/** Why this person may not say whether a commitment is really delivered, or null. */
export const voiceRefusal = (actor: Actor, commitment: { state: string } | null): VoiceRefusal | null => {
	if (!commitment) return "absent";
	if (commitment.state !== "delivered") return "not-delivered";
	return permissionRefusal(actor, "results.confirm");
};
