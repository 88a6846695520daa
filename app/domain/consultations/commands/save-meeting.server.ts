import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { wallTime } from "~/lib/city-day";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { meetingsRefusal } from "../meeting-rules";
import type { MeetingForm } from "../meeting-schema";
import { seatWaiting } from "../seats.server";

type Input = Omit<MeetingForm, "version"> & { id: string; version: number };

type Refusal = "not-allowed" | "absent" | "stale-version" | "seats-taken" | "over";

/**
 * Writes a meeting down: a draft when the id is new (`version` 0), else the change of the version that was read. More seats
 * are given at once to those who wait. Refuses fewer seats than are taken, and a meeting that is cancelled.
 */
export const saveMeeting = (
	context: Context,
	{ id, version, startsAt, endsAt, ...rest }: Input,
): Promise<Result<{ id: string }, Refusal>> =>
	transaction(context, async (context) => {
		const { db, actor } = context;
		if (meetingsRefusal(actor)) return refuse("not-allowed");
		const row = { ...rest, startsAt: wallTime(startsAt), endsAt: wallTime(endsAt) };
		if (version === 0) {
			await db.meeting.createMany({ data: { id, ...row }, skipDuplicates: true });
			await recordEvent(context, { name: "meeting.prepared", subject: { type: "meeting", id } });
			return ok({ id });
		}
		await db.$queryRaw`SELECT 1 FROM "Meeting" WHERE id = ${id}::uuid FOR UPDATE`;
		const known = await db.meeting.findUnique({ where: { id }, select: { version: true, taken: true, state: true } });
		if (!known) return refuse("absent");
		if (known.version !== version) return refuse("stale-version");
		if (known.state === "cancelled") return refuse("over");
		if (row.seats !== null && row.seats < known.taken) return refuse("seats-taken");
		await db.meeting.updateMany({ where: { id }, data: { ...row, version: { increment: 1 } } });
		await seatWaiting(context, id);
		await recordEvent(context, { name: "meeting.changed", subject: { type: "meeting", id } });
		return ok({ id });
	});
