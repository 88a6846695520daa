import { type Actor, accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { IncidentState } from "../rules/states";

type Happening = {
	incidentId: string;
	kind:
		| "filed"
		| "confirmed"
		| "joined"
		| "moved"
		| "noted"
		| "assigned"
		| "merged"
		| "parted"
		| "contested"
		| "directed"
		| "paused"
		| "resumed"
		| "confirmed-fixed"
		| "task";
	fromState?: IncidentState;
	toState?: IncidentState;
	publicText?: string;
	internalText?: string;
	/** Who is named when it is not the actor: a contractor. */
	label?: string;
};

/** Who is named beside an event: the office of staff, never the name of a resident. */
const labelOf = (actor: Actor): string => (actor.kind === "staff" ? (actor.office ?? "") : "");

/** Adds to an incident's life; answers the event's id. */
export const writeEvent = async (
	{ db, actor, now }: Context,
	{ incidentId, kind, fromState, toState, publicText, internalText, label }: Happening,
) => {
	const id = newId(now);
	await db.incidentEvent.createMany({
		data: {
			id,
			incidentId,
			kind,
			fromState: fromState ?? null,
			toState: toState ?? null,
			publicText: publicText || null,
			internalText: internalText || null,
			actorId: accountOf(actor),
			actorLabel: label ?? labelOf(actor),
			at: now,
		},
	});
	return id;
};
