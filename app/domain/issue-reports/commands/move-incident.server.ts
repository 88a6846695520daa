import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { startOfCityDay } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type MoveRefusal, moveRefusal } from "../policy";
import { type IncidentState, isOpen } from "../rules/states";
import type { MoveIncident } from "../schema";
import { writeEvent } from "./write-event.server";

type Move = Omit<MoveIncident, "version"> & {
	incidentId: string;
	/** What the agent saw; null for acts that need not have seen (bulk, import). */
	version: number | null;
};

/**
 * Moves an incident to another state with a word for the public, and tells those who reported or follow it.
 * Refuses a move that the states or the guards forbid, and one decided on a page that has changed since.
 */
export const moveIncident = (
	context: Context,
	move: Move,
): Promise<Result<{ state: IncidentState; eventId: string }, MoveRefusal | "not-found">> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const [incident] = await db.$queryRaw<{ state: IncidentState; version: number }[]>`
			SELECT state::text AS state, version FROM "Incident" WHERE id = ${move.incidentId}::uuid FOR UPDATE`;
		if (!incident) return refuse("not-found");
		const refusal = moveRefusal(actor, incident, move);
		if (refusal) return refuse(refusal);
		const { incidentId, to, publicText, internalText } = move;
		await db.incident.update({
			where: { id: incidentId },
			data: {
				state: to,
				rejectionReason: to === "rejected" ? (move.rejectionReason ?? null) : null,
				externalTo: move.externalTo || null,
				plannedFor: to === "planned" && move.plannedFor ? startOfCityDay(move.plannedFor) : null,
				closedAt: isOpen(to) ? null : now,
				changedAt: now,
				version: { increment: 1 },
			},
		});
		const eventId = await writeEvent(context, {
			incidentId,
			kind: "moved",
			fromState: incident.state,
			toState: to,
			publicText,
			internalText,
		});
		await recordEvent(context, {
			name: "incident.moved",
			subject: { type: "incident", id: incidentId },
			details: { eventId, to },
		});
		return ok({ state: to, eventId });
	});
