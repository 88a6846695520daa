import type { Actor } from "~/lib/actor";
import { assuranceOf } from "../accounts/ladder";
import { type PermissionRefusal, permissionRefusal } from "../accounts/permissions";
import { type Asker, type ConditionRefusal, conditionRefusal, conditionsOf, unknownAsker } from "./conditions";
import { offersAction, type ParticipationAction, participationActs } from "./methods";
import { type PhaseDates, phaseStatus, type Transition } from "./rules";

/** What must be known of a phase to say who may take part in it. */
export type PhaseAsked = PhaseDates & {
	method: string;
	settings: unknown;
	transitions: readonly Transition[];
	consultation: { state: "draft" | "published" | "annulled" };
	/** What each action asks of the person (`conditions.ts`), and what is known of the one who asks (`withAsker`). */
	conditions?: unknown;
	asker?: Asker | null;
};

export type ParticipationRefusal =
	| PermissionRefusal
	| ConditionRefusal
	| "consultation-not-published"
	| "consultation-annulled"
	| "action-not-offered"
	| "phase-upcoming"
	| "phase-closed"
	| "phase-suspended"
	| "phase-annulled";

/**
 * Why this person may not do `action` in this phase at `now`, or null: the one answer that loaders, commands and
 * buttons ask. The phase is asked before the person, so that nobody signs in for a phase that is over; the conditions last,
 * of residents alone: staff act for the city. A phase that asks for a district or an age without `asker` lets nobody in.
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
	const refusal = permissionRefusal(actor, participationActs[action]);
	if (refusal || actor.kind !== "resident") return refusal;
	const condition = conditionsOf(phase)[action];
	return condition ? conditionRefusal(condition, assuranceOf(actor), phase.asker ?? unknownAsker) : null;
};

/** Whether this actor may prepare, change and publish consultations. */
export const managementRefusal = (actor: Actor): "not-allowed" | null =>
	permissionRefusal(actor, "consultations.manage") ? "not-allowed" : null;
