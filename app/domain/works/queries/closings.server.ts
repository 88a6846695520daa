import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** How long one is asked whether it is really fixed. */
const CONFIRM_MS = 30 * 86_400_000;

export type Closing = { eventId: string; incidentId: string; number: number };

/** The closing an incident stands on; null when it is open. */
export const findClosing = async ({ db }: Context, incidentId: string): Promise<{ eventId: string } | null> => {
	const incident = await db.incident.findUnique({ where: { id: incidentId }, select: { state: true } });
	if (incident?.state !== "resolved" && incident?.state !== "rejected") return null;
	const event = await db.incidentEvent.findFirst({
		where: { incidentId, kind: "moved", toState: incident.state },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		select: { id: true },
	});
	return event && { eventId: event.id };
};

/** The testimony of who asks, and what they have answered to a closing; null when they have not reported it. */
export const findOwnAnswer = async ({ db, actor }: Context, incidentId: string, eventId: string) => {
	const accountId = accountOf(actor);
	const report = accountId
		? await db.report.findFirst({ where: { incidentId, accountId }, select: { id: true } })
		: null;
	if (!report) return null;
	const answer = await db.closingAnswer.findUnique({
		where: { eventId_reportId: { eventId, reportId: report.id } },
		select: { solved: true },
	});
	return { reportId: report.id, solved: answer?.solved ?? null };
};

/** What the page of a closing shows to who holds its link; null when the testimony is gone. */
export const findClosingOfReport = async (
	{ db }: Context,
	{ reportId, eventId }: { reportId: string; eventId: string },
) => {
	const [report, event] = await Promise.all([
		db.report.findUnique({ where: { id: reportId }, select: { incidentId: true } }),
		db.incidentEvent.findUnique({ where: { id: eventId }, select: { publicText: true, toState: true, at: true } }),
	]);
	if (!report || !event) return null;
	const [incident, answer, photos] = await Promise.all([
		db.incident.findUniqueOrThrow({
			where: { id: report.incidentId },
			select: {
				number: true,
				address: true,
				text: true,
				state: true,
				category: { select: { nameFr: true, nameEn: true } },
			},
		}),
		db.closingAnswer.findUnique({
			where: { eventId_reportId: { eventId, reportId } },
			select: { solved: true, rating: true },
		}),
		db.proofPhoto.findMany({ where: { eventId }, select: { id: true, imageKey: true, width: true, height: true } }),
	]);
	return { incident, event, answer, photos, incidentId: report.incidentId };
};

/** The photos that show what a step of an incident's life says, for everyone. */
export const listProofs = ({ db }: Context, incidentId: string) =>
	db.proofPhoto.findMany({
		where: { incidentId, eventId: { not: null } },
		orderBy: { createdAt: "asc" },
		select: { id: true, eventId: true, imageKey: true, width: true, height: true },
	});

/** Closed reports of who asks whose end they have not confirmed nor contested yet, within thirty days, latest first; five at most. */
export const listClosingsToConfirm = ({ db, actor, now }: Context): Promise<{ number: number; address: string }[]> => {
	const accountId = accountOf(actor);
	if (!accountId) return Promise.resolve([]);
	const since = new Date(now.getTime() - CONFIRM_MS);
	return db.$queryRaw`
		SELECT i.number, i.address FROM "Report" r JOIN "Incident" i ON i.id = r."incidentId"
		WHERE r."accountId" = ${accountId}::uuid AND i.state = 'resolved' AND i."changedAt" >= ${since}
			AND NOT EXISTS (SELECT 1 FROM "ClosingAnswer" c WHERE c."reportId" = r.id)
		ORDER BY i."changedAt" DESC LIMIT 5`;
};
