import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translator } from "~/i18n/i18next.server";
import { type Context, transaction } from "~/server/context.server";
import { weeklyLetter } from "../letter";

const BATCH = 100;

/** The week a moment belongs to, by its Monday: «2026-05-11». */
const weekOf = (now: Date): string => {
	const day = new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000);
	return day.toISOString().slice(0, 10);
};

/** One batch of people: for each, one letter of what waited. */
const sendBatch = (context: Context): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const people = await db.$queryRaw<{ accountId: string }[]>`
			SELECT DISTINCT "accountId" FROM "CampaignRecipient" WHERE state = 'held' ORDER BY 1 LIMIT ${BATCH}::int`;
		const ids = people.map(({ accountId }) => accountId);
		if (ids.length === 0) return 0;
		await db.$executeRaw`SELECT 1 FROM "CampaignRecipient" WHERE state = 'held' AND "accountId" = ANY(${ids}::uuid[]) FOR UPDATE`;
		const held = await db.campaignRecipient.findMany({
			where: { state: "held", accountId: { in: ids } },
			select: { accountId: true, campaign: { select: { id: true, subject: true, text: true, topic: true } } },
			orderBy: { campaign: { createdAt: "asc" } },
		});
		const readers = await listRecipients(context, ids);
		const mails = readers.flatMap(({ id, email, name, language }) => {
			const contents = held.filter(({ accountId }) => accountId === id).map(({ campaign }) => campaign);
			const [first] = contents;
			if (!first) return [];
			const unsubscribe = unsubscribePath(id, first.topic);
			const letter = weeklyLetter(contents, { t: translator(language), name, unsubscribe });
			return [{ key: `weekly:${weekOf(now)}:${id}`, to: email, language, unsubscribe, ...letter }];
		});
		await queueMails(context, mails);
		await db.campaignRecipient.updateMany({
			where: { state: "held", accountId: { in: ids } },
			data: { state: "sent", at: now },
		});
		return ids.length;
	});

/** Sends the weekly letters: one a person, whatever topics wait for them. Runs on Monday morning; running twice adds nothing. */
export const sendWeekly = async (context: Context): Promise<number> => {
	let total = 0;
	for (let count = await sendBatch(context); count > 0; count = await sendBatch(context)) total += count;
	return total;
};
