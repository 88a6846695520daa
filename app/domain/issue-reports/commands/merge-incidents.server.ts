import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type MergeRefusal, mergeRefusal } from "../policy";
import type { IncidentState } from "../rules/states";
import { writeEvent } from "./write-event.server";

type Row = { id: string; number: number; state: IncidentState; reportedAt: Date };

/** Both rows, locked in the order of their ids so that two opposite merges cannot wait for each other. */
const lockBoth = async ({ db }: Context, from: number, into: number) => {
	const rows = await db.$queryRaw<Row[]>`
		SELECT id, number, state::text AS state, "reportedAt" FROM "Incident" WHERE number IN (${from}, ${into}) ORDER BY id FOR UPDATE`;
	return { from: rows.find(({ number }) => number === from), into: rows.find(({ number }) => number === into) };
};

/**
 * Shows an incident with another as the same thing: its testimonies move, every reporter keeps being told, the earliest
 * date wins. Undone by `partIncident`. Numbers are the public ones.
 */
export const mergeIncidents = (
	context: Context,
	numbers: { from: number; into: number },
): Promise<Result<null, MergeRefusal | "not-found">> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const { from, into } = await lockBoth(context, numbers.from, numbers.into);
		if (!from || !into) return refuse("not-found");
		const refusal = mergeRefusal(actor, from, into);
		if (refusal) return refuse(refusal);
		const { count } = await db.report.updateMany({ where: { incidentId: from.id }, data: { incidentId: into.id } });
		await db.incident.update({
			where: { id: from.id },
			data: {
				state: "duplicate",
				previousState: from.state,
				mergedIntoId: into.id,
				changedAt: now,
				version: { increment: 1 },
			},
		});
		const reportedAt = from.reportedAt < into.reportedAt ? from.reportedAt : into.reportedAt;
		await db.incident.update({
			where: { id: into.id },
			data: { reportCount: { increment: count }, reportedAt, changedAt: now, version: { increment: 1 } },
		});
		await writeEvent(context, { incidentId: from.id, kind: "merged", fromState: from.state, toState: "duplicate" });
		await writeEvent(context, { incidentId: into.id, kind: "merged", internalText: `n° ${from.number}` });
		await recordEvent(context, {
			name: "incident.merged",
			subject: { type: "incident", id: from.id },
			details: { into: into.id },
		});
		return ok(null);
	});
