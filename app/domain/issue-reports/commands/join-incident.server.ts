import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { mayJoin } from "../policy";
import { writeEvent } from "./write-event.server";

type Testimony = { number: number; formKey: string; text: string };

/**
 * «Me too»: adds one's own testimony to an open incident, and follows it. Once per person: a second one adds nothing.
 * Refuses an incident that is closed, or that does not exist.
 */
export const joinIncident = (
	context: Context,
	{ number, formKey, text }: Testimony,
): Promise<Result<{ joined: boolean }, "not-found" | "closed">> =>
	transaction(context, async (context) => {
		const { db, actor, now } = context;
		const accountId = accountOf(actor);
		const [incident] = await db.$queryRaw<{ id: string; state: Parameters<typeof mayJoin>[0] }[]>`
			SELECT id, state::text AS state FROM "Incident" WHERE number = ${number} AND state NOT IN ('unverified', 'hidden', 'duplicate') FOR UPDATE`;
		if (!incident || !accountId) return refuse("not-found");
		if (!mayJoin(incident.state)) return refuse("closed");
		const { id: incidentId } = incident;
		const already = await db.report.count({ where: { incidentId, accountId } });
		if (already > 0) return ok({ joined: false });
		await db.report.createMany({
			data: {
				id: newId(now),
				incidentId,
				filedOnId: incidentId,
				accountId,
				channel: "web",
				text,
				createdAt: now,
				verifiedAt: now,
				formKey,
			},
		});
		await db.incident.updateMany({ where: { id: incidentId }, data: { reportCount: { increment: 1 } } });
		await writeEvent(context, { incidentId, kind: "joined" });
		await recordEvent(context, { name: "incident.joined", subject: { type: "incident", id: incidentId } });
		return ok({ joined: true });
	});
