import { type Context, transaction } from "~/server/context.server";
import { tellRegistered } from "../meeting-letters.server";

/** Reminds those who have a seat, a day before, once per meeting. Answers how many meetings. Safe to repeat. */
export const remindMeetings = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const due = await db.$queryRaw<{ id: string }[]>`
			UPDATE "Meeting" SET "remindedAt" = ${now}
			WHERE state = 'published' AND "remindedAt" IS NULL AND "startsAt" > ${now}
				AND "startsAt" <= ${new Date(now.getTime() + 86_400_000)}
			RETURNING id`;
		for (const { id } of due) await tellRegistered(context, id, "reminder", { seatedOnly: true });
		return due.length;
	});
