import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { tellRegistered } from "../meeting-letters.server";
import { meetingsRefusal } from "../meeting-rules";

type Input = { meetingId: string; minutes: string; attendance: number | null; proposalIds: string[] };

/**
 * Publishes what was said at a meeting, how many came and the proposals it bore; everyone registered is told the first time.
 * Refuses a meeting that has not begun or was called off.
 */
export const recordMinutes = (
	context: Context,
	{ meetingId, minutes, attendance, proposalIds }: Input,
): Promise<Result<null, "not-allowed" | "absent" | "not-begun">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (meetingsRefusal(actor)) return refuse("not-allowed");
		await db.$queryRaw`SELECT 1 FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
		const meeting = await db.meeting.findUnique({ where: { id: meetingId } });
		if (meeting?.state !== "published") return refuse("absent");
		if (meeting.startsAt > now) return refuse("not-begun");
		await db.meeting.updateMany({ where: { id: meetingId }, data: { minutes, attendance, minutesAt: now } });
		await db.meetingContribution.deleteMany({ where: { meetingId } });
		await db.meetingContribution.createMany({ data: proposalIds.map((proposalId) => ({ meetingId, proposalId })) });
		await recordEvent(context, { name: "meeting.minuted", subject: { type: "meeting", id: meetingId } });
		if (!meeting.minutesAt) await tellRegistered(context, meetingId, "minutes");
		return ok(null);
	});

/** Notes who came among those registered: exactly these. */
export const recordAttendance = (
	context: Context,
	{ meetingId, came }: { meetingId: string; came: string[] },
): Promise<Result<null, "not-allowed">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (meetingsRefusal(actor)) return refuse("not-allowed");
		const absent = { meetingId, accountId: { notIn: came } };
		await db.registration.updateMany({ where: absent, data: { cameAt: null } });
		const present = { meetingId, accountId: { in: came }, cameAt: null };
		await db.registration.updateMany({ where: present, data: { cameAt: now } });
		await recordEvent(context, { name: "meeting.attended", subject: { type: "meeting", id: meetingId } });
		return ok(null);
	});
