import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { contestRefusal } from "../policy";
import type { IncidentState } from "../rules/states";
import { writeEvent } from "./write-event.server";

type Contest = {
	incidentId: string;
	text: string;
	/** The testimony whose secret link was followed; without it, the account says whether they reported. */
	reportId?: string;
};

/** «It is not solved»: by someone who reported it, once it is closed. The city then decides again. */
export const contestClosing = (
	context: Context,
	{ incidentId, text, reportId }: Contest,
): Promise<Result<{ eventId: string }, "not-closed" | "not-reporter">> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const [incident] = await db.$queryRaw<
			{ state: IncidentState }[]
		>`SELECT state::text AS state FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		const accountId = accountOf(actor);
		const who = reportId ? { id: reportId } : { accountId };
		const isReporter = Boolean(reportId ?? accountId) && (await db.report.count({ where: { incidentId, ...who } })) > 0;
		const hasLink = reportId !== undefined;
		const refusal = incident ? contestRefusal(actor, { state: incident.state, isReporter, hasLink }) : "not-reporter";
		if (refusal || !incident) return refuse(refusal ?? "not-reporter");
		await db.incident.update({
			where: { id: incidentId },
			data: { state: "reopen_requested", closedAt: null, changedAt: now, version: { increment: 1 } },
		});
		const eventId = await writeEvent(context, {
			incidentId,
			kind: "contested",
			fromState: incident.state,
			toState: "reopen_requested",
			publicText: text,
		});
		await recordEvent(context, { name: "incident.contested", subject: { type: "incident", id: incidentId } });
		return ok({ eventId });
	});
