import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { meetingLetter } from "../emails/meeting-letters.server";
import { type RegistrationRefusal, registrationRefusal } from "../meeting-rules";
import { seatWaiting, takeSeat } from "../seats.server";

/**
 * Registers a person for a meeting: a seat while there is one, else a place on the waiting list. Registering twice changes
 * nothing. Answers whether they have a seat. See `registrationRefusal` for what is refused.
 */
export const register = (
	context: Context,
	{ meetingId }: { meetingId: string },
): Promise<Result<{ seated: boolean }, RegistrationRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const meeting = await db.meeting.findUnique({ where: { id: meetingId } });
		const refusal = registrationRefusal(actor, meeting, now);
		const accountId = accountOf(actor);
		if (refusal || !meeting || !accountId) return refuse(refusal ?? "absent");
		const row = { meetingId, accountId, at: now };
		const { count } = await db.registration.createMany({ data: row, skipDuplicates: true });
		if (count === 0) {
			const known = await db.registration.findUnique({ where: { meetingId_accountId: { meetingId, accountId } } });
			return ok({ seated: known?.seatedAt != null });
		}
		const seated = await takeSeat(context, meetingId);
		if (seated) await db.registration.updateMany({ where: { meetingId, accountId }, data: { seatedAt: now } });
		await recordEvent(context, { name: "meeting.registered", subject: { type: "meeting", id: meetingId } });
		await queueMailToAccounts(context, {
			...{ accountIds: [accountId], key: `meeting-registered:${meetingId}:${now.getTime()}` },
			compose: (t, { language }) => meetingLetter(t, language, meeting, seated ? "registered" : "waiting"),
		});
		return ok({ seated });
	});

/** Gives up one's place; a seat goes to whoever has waited longest. Leaving twice changes nothing. */
export const leaveMeeting = (
	context: Context,
	{ meetingId }: { meetingId: string },
): Promise<Result<null, "absent" | "meeting-begun">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		await db.$queryRaw`SELECT 1 FROM "Meeting" WHERE id = ${meetingId}::uuid FOR UPDATE`;
		const meeting = await db.meeting.findUnique({ where: { id: meetingId }, select: { startsAt: true } });
		if (!meeting || !accountId) return refuse("absent");
		if (meeting.startsAt <= now) return refuse("meeting-begun");
		const [left] = await db.$queryRaw<{ seatedAt: Date | null }[]>`
			DELETE FROM "Registration" WHERE "meetingId" = ${meetingId}::uuid AND "accountId" = ${accountId}::uuid
			RETURNING "seatedAt"`;
		if (!left) return ok(null);
		await recordEvent(context, { name: "meeting.left", subject: { type: "meeting", id: meetingId } });
		if (!left.seatedAt) return ok(null);
		await seatWaiting(context, meetingId);
		return ok(null);
	});
