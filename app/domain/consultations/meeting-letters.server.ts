import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import type { Context } from "~/server/context.server";
import { type MeetingNews, meetingLetter } from "./emails/meeting-letters.server";

/** Writes to everyone registered (`seatedOnly`: who has a seat), once per news. */
export const tellRegistered = async (
	context: Context,
	meetingId: string,
	news: MeetingNews,
	{ seatedOnly = false } = {},
): Promise<void> => {
	const { db } = context;
	const meeting = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } });
	const registered = await db.registration.findMany({
		where: { meetingId, ...(seatedOnly ? { seatedAt: { not: null } } : {}) },
		select: { accountId: true },
	});
	await queueMailToAccounts(context, {
		...{ accountIds: registered.map(({ accountId }) => accountId), key: `meeting-${news}:${meetingId}` },
		compose: (t, { language }) => meetingLetter(t, language, meeting, news),
	});
};
