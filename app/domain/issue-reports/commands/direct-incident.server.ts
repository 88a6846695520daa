import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { writeEvent } from "./write-event.server";

type Direction = {
	incidentId: string;
	unitCode: string | null;
	teamId: string | null;
	because: string;
	publicReason?: string;
};

/**
 * Gives an incident to a unit, and there to a team; `because` is read by staff, `publicReason` by residents on the report's page. The same direction again changes nothing.
 * Refuses an incident that does not exist.
 */
export const directIncident = (
	context: Context,
	{ incidentId, unitCode, teamId, because, publicReason = "" }: Direction,
): Promise<Result<{ changed: boolean }, "not-found">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const [row] = await db.$queryRaw<{ unitCode: string | null; teamId: string | null }[]>`
			SELECT "unitCode", "teamId"::text AS "teamId" FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		if (!row) return refuse("not-found");
		const changed = row.unitCode !== unitCode || row.teamId !== teamId;
		if (changed) {
			const data = { unitCode, teamId, changedAt: now, version: { increment: 1 } };
			await db.incident.update({ where: { id: incidentId }, data });
		}
		await writeEvent(context, { incidentId, kind: "directed", internalText: because, publicText: publicReason });
		await recordEvent(context, {
			name: "incident.directed",
			subject: { type: "incident", id: incidentId },
			details: { unitCode, teamId },
		});
		return ok({ changed });
	});
