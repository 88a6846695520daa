import type { Actor } from "~/lib/actor";
import { type PermissionRefusal, permissionRefusal } from "../accounts/permissions";
import { offersAction, type ParticipationAction, participationActs } from "./methods";
import { type PhaseDates, phaseStatus, type Transition } from "./rules";

/** What must be known of a phase to say who may take part in it. */
export type PhaseAsked = PhaseDates & {
	method: string;
	settings: unknown;
	transitions: readonly Transition[];
	consultation: { state: "draft" | "published" | "annulled" };
};

export type ParticipationRefusal =
	| PermissionRefusal
	| "consultation-not-published"
	| "consultation-annulled"
	| "action-not-offered"
	| "phase-upcoming"
	| "phase-closed"
	| "phase-suspended"
	| "phase-annulled";

/** What the person can do about it: every refusal is shown with its next step. */
export const nextSteps = {
	"sign-in-needed": "sign-in",
	"confirmation-needed": "confirm",
	"not-allowed": "none",
	"consultation-not-published": "wait",
	"consultation-annulled": "read",
	"action-not-offered": "read",
	"phase-upcoming": "wait",
	"phase-closed": "read",
	"phase-suspended": "wait",
	"phase-annulled": "read",
} as const satisfies Record<ParticipationRefusal, "sign-in" | "confirm" | "wait" | "read" | "none">;

/**
 * Why this person may not do `action` in this phase at `now`, or null: the one answer that loaders, commands and
 * buttons ask. The phase is asked before the person, so that nobody signs in for a phase that is over.
 */
export const participationRefusal = (
	actor: Actor,
	phase: PhaseAsked,
	action: ParticipationAction,
	now: Date,
): ParticipationRefusal | null => {
	if (phase.consultation.state === "draft") return "consultation-not-published";
	if (phase.consultation.state === "annulled") return "consultation-annulled";
	if (!offersAction(phase, action)) return "action-not-offered";
	const status = phaseStatus(phase, phase.transitions, now);
	if (status !== "open") return `phase-${status}`;
	return permissionRefusal(actor, participationActs[action]);
};

/** Whether this actor may prepare, change and publish consultations. */
export const managementRefusal = (actor: Actor): "not-allowed" | null =>
	permissionRefusal(actor, "consultations.manage") ? "not-allowed" : null;
