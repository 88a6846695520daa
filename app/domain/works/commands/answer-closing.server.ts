import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { contestClosing } from "~/domain/issue-reports/commands/contest-closing.server";
import { writeEvent } from "~/domain/issue-reports/commands/write-event.server";
import { writePhotos } from "~/domain/issue-reports/commands/write-photos.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { findClosing } from "../queries/closings.server";
import type { StoredPhoto } from "./move-task.server";

type Answer = {
	incidentId: string;
	eventId: string;
	reportId: string;
	solved: boolean;
	rating: number | null;
	text: string;
	photos: StoredPhoto[];
};

/** Who leads the team is told when a second closing is contested. */
const tellLead = async (context: Context, incidentId: string, eventId: string) => {
	const { db } = context;
	const contested = await db.closingAnswer.groupBy({ by: ["eventId"], where: { incidentId, solved: false } });
	if (contested.length < 2) return;
	const incident = await db.incident.findUniqueOrThrow({
		where: { id: incidentId },
		select: { number: true, address: true, teamId: true },
	});
	const team = incident.teamId ? await db.worksTeam.findUnique({ where: { id: incident.teamId } }) : null;
	if (!team?.leadId) return;
	await queueMailToAccounts(context, {
		accountIds: [team.leadId],
		key: `contested-twice:${eventId}`,
		compose: (t) => ({
			subject: t("works:mail.twice.subject", { number: incident.number }),
			parts: [
				t("works:mail.twice.text", { address: incident.address }),
				{ link: `/admin/reports/${incident.number}`, label: t("works:mail.late.button") },
			],
		}),
	});
};

/**
 * «It is solved» or «it is not», by who reported it, once per closing; a «no» asks the city to decide again, with photos as
 * proof. Refuses a closing that no longer stands, and a second answer.
 */
export const answerClosing = (
	context: Context,
	{ incidentId, eventId, reportId, solved, rating, text, photos }: Answer,
): Promise<Result<null, "not-closed" | "not-reporter" | "already-answered">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		await db.$queryRaw`SELECT id FROM "Incident" WHERE id = ${incidentId}::uuid FOR UPDATE`;
		const key = { eventId, reportId };
		const before = await db.closingAnswer.count({ where: key });
		if (before > 0) return refuse("already-answered");
		if ((await findClosing(context, incidentId))?.eventId !== eventId) return refuse("not-closed");
		await db.closingAnswer.createMany({ data: { id: newId(now), incidentId, ...key, solved, rating, text, at: now } });
		const subject = { type: "incident", id: incidentId };
		await recordEvent(context, { name: "closing.answered", subject, details: { solved } });
		if (solved) {
			await writeEvent(context, { incidentId, kind: "confirmed-fixed" });
			return ok(null);
		}
		const contested = await contestClosing(context, { incidentId, text, reportId });
		if (!contested.ok) throw new Error(`a closing that stands could not be contested: ${contested.reason}`);
		await writePhotos(context, { incidentId, reportId, photos });
		await tellLead(context, incidentId, eventId);
		return ok(null);
	});
