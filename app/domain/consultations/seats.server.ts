import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import type { Context } from "~/server/context.server";
import { meetingLetter } from "./emails/meeting-letters.server";

/** Takes a seat of a meeting if one is left: one statement, held by a check of the database. */
export const takeSeat = async ({ db }: Context, meetingId: string): Promise<boolean> =>
	(await db.$executeRaw`UPDATE "Meeting" SET taken = taken + 1
		WHERE id = ${meetingId}::uuid AND (seats IS NULL OR taken < seats)`) > 0;

/** Who has waited longest, locked. */
const firstWaiting = async ({ db }: Context, meetingId: string) => {
	const [first] = await db.$queryRaw<{ accountId: string }[]>`
		SELECT "accountId" FROM "Registration" WHERE "meetingId" = ${meetingId}::uuid AND "seatedAt" IS NULL
		ORDER BY at, "accountId" LIMIT 1 FOR UPDATE`;
	return first?.accountId ?? null;
};

/** Gives the free seats of a meeting to those who wait, the longest first, and tells them. The meeting's row is locked by the caller. */
export const seatWaiting = async (context: Context, meetingId: string): Promise<void> => {
	const { db, now } = context;
	const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	for (let next = await firstWaiting(context, meetingId); next; next = await firstWaiting(context, meetingId)) {
		if (!(await takeSeat(context, meetingId))) return;
		await db.registration.updateMany({ where: { meetingId, accountId: next }, data: { seatedAt: now } });
		await queueMailToAccounts(context, {
			...{ accountIds: [next], key: `meeting-seated:${meetingId}:${now.getTime()}` },
			compose: (t, { language }) => meetingLetter(t, language, meeting, "seated"),
		});
	}
};
