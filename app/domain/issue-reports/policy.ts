import type { Actor } from "~/lib/actor";
import { type IncidentState, isOpen, movesFrom } from "./rules/states";
import type { MoveIncident } from "./schema";

export type FilingRefusal = "outside-the-city" | "email-needed" | "category-closed" | "confirmation-needed";

type Filing = { isInCity: boolean; isCategoryOpen: boolean; email: string | null };

/** Why a report may not be filed, or null. Without an account an e-mail address is needed, to confirm and to answer. */
export const filingRefusal = (actor: Actor, { isInCity, isCategoryOpen, email }: Filing): FilingRefusal | null => {
	if (!isInCity) return "outside-the-city";
	if (!isCategoryOpen) return "category-closed";
	if (actor.kind === "visitor" && !email) return "email-needed";
	if (actor.kind === "resident" && !actor.confirmed) return "confirmation-needed";
	return null;
};

export type MoveRefusal =
	| "not-allowed"
	| "changed-meanwhile"
	| "move-not-possible"
	| "public-text-needed"
	| "reason-needed"
	| "organisation-needed"
	| "date-needed";

type Moved = { state: IncidentState; version: number };

const mayHandle = (actor: Actor): boolean =>
	actor.kind === "system" || (actor.kind === "staff" && (actor.role === "agent" || actor.role === "admin"));

/** Why an incident may not be moved so, or null. Guards of the field note on issue reports, 2.9. */
export const moveRefusal = (
	actor: Actor,
	incident: Moved,
	move: Omit<MoveIncident, "version"> & { version: number | null },
): MoveRefusal | null => {
	if (!mayHandle(actor)) return "not-allowed";
	if (move.version !== null && move.version !== incident.version) return "changed-meanwhile";
	if (!movesFrom(incident.state).includes(move.to)) return "move-not-possible";
	if ((move.to === "resolved" || move.to === "rejected" || move.to === "needs_info") && !move.publicText)
		return "public-text-needed";
	if (move.to === "rejected" && !move.rejectionReason) return "reason-needed";
	const isNotOurs = move.to === "rejected" && move.rejectionReason === "not_ours";
	if ((move.to === "external" || isNotOurs) && !move.externalTo) return "organisation-needed";
	if (move.to === "planned" && !move.plannedFor) return "date-needed";
	return null;
};

export type MergeRefusal = "not-allowed" | "same-incident" | "already-merged" | "not-visible";

/** Why an incident may not be shown with another as the same thing, or null. */
export const mergeRefusal = (
	actor: Actor,
	from: { id: string; state: IncidentState },
	into: { id: string; state: IncidentState },
): MergeRefusal | null => {
	if (!mayHandle(actor)) return "not-allowed";
	if (from.id === into.id) return "same-incident";
	if (from.state === "duplicate" || into.state === "duplicate") return "already-merged";
	if ([from.state, into.state].some((state) => state === "hidden" || state === "unverified")) return "not-visible";
	return null;
};

/** Whether residents may still add their testimony. */
export const mayJoin = (state: IncidentState): boolean => isOpen(state);

/** Whether who reported it may say that it is not solved: signed in, or by the link of their letter. */
export const contestRefusal = (
	actor: Actor,
	{ state, isReporter, hasLink = false }: { state: IncidentState; isReporter: boolean; hasLink?: boolean },
): "not-closed" | "not-reporter" | null => {
	if (!isReporter || (actor.kind !== "resident" && !hasLink)) return "not-reporter";
	return state === "resolved" || state === "rejected" ? null : "not-closed";
};
