import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { tellRegistered } from "../meeting-letters.server";
import { meetingsRefusal } from "../meeting-rules";

type Refusal = "not-allowed" | "absent" | "over";

/** Shows a draft meeting to everyone. */
export const publishMeeting = (
	context: Context,
	{ meetingId }: { meetingId: string },
): Promise<Result<null, Refusal>> =>
	transaction(context, async (context) => {
		if (meetingsRefusal(context.actor)) return refuse("not-allowed");
		const where = { id: meetingId, state: "draft" as const };
		const { count } = await context.db.meeting.updateMany({ where, data: { state: "published" } });
		if (count === 0) return refuse("absent");
		await recordEvent(context, { name: "meeting.published", subject: { type: "meeting", id: meetingId } });
		return ok(null);
	});

/** Calls a meeting off with a public reason; everyone registered is told once. A meeting that has its minutes is over. */
export const cancelMeeting = (
	context: Context,
	{ meetingId, reason }: { meetingId: string; reason: string },
): Promise<Result<null, Refusal>> =>
	transaction(context, async (context) => {
		if (meetingsRefusal(context.actor)) return refuse("not-allowed");
		const where = { id: meetingId, state: { not: "cancelled" as const }, minutesAt: null };
		const data = { state: "cancelled" as const, stateReason: reason };
		const { count } = await context.db.meeting.updateMany({ where, data });
		if (count === 0) return refuse("over");
		await recordEvent(context, { name: "meeting.cancelled", subject: { type: "meeting", id: meetingId } });
		await tellRegistered(context, meetingId, "cancelled");
		return ok(null);
	});
