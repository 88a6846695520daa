import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translator } from "~/i18n/i18next.server";
import { type Context, transaction } from "~/server/context.server";
import { digestLetter } from "../letter";
import { guardNow } from "../queries/elections.server";
import { readBlocks } from "../rules/blocks";

const BATCH = 100;

type Rhythm = "daily" | "weekly";
type Nature = "promotional" | "service";

/** The period a moment belongs to: its day, or the Monday of its week: «2026-05-11». */
const periodOf = (now: Date, rhythm: Rhythm): string => {
	const back = rhythm === "weekly" ? (now.getUTCDay() + 6) % 7 : 0;
	return new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10);
};

const peopleWaiting = async ({ db }: Context, rhythm: Rhythm, natures: Nature[]): Promise<string[]> => {
	const people = await db.$queryRaw<{ accountId: string }[]>`
		SELECT DISTINCT r."accountId" FROM "CampaignRecipient" r JOIN "Campaign" c ON c.id = r."campaignId"
		WHERE r.state = 'held' AND r.rhythm = ${rhythm}::"Rhythm" AND c.nature::text = ANY(${natures}::text[]) ORDER BY 1 LIMIT ${BATCH}::int`;
	return people.map(({ accountId }) => accountId);
};

/** What waits for these people, oldest first, locked until it is said to have left. */
const heldFor = async ({ db }: Context, ids: string[], rhythm: Rhythm, natures: Nature[]) => {
	await db.$executeRaw`SELECT 1 FROM "CampaignRecipient" WHERE state = 'held' AND "accountId" = ANY(${ids}::uuid[]) FOR UPDATE`;
	return db.campaignRecipient.findMany({
		where: { state: "held", rhythm, accountId: { in: ids }, campaign: { nature: { in: natures } } },
		select: {
			...{ accountId: true, campaignId: true, blocks: true },
			campaign: { select: { id: true, subject: true, text: true, topic: true, blocks: true } },
		},
		orderBy: { campaign: { createdAt: "asc" } },
	});
};

/** One batch of people: for each, one letter of what waited. */
const sendBatch = (context: Context, rhythm: Rhythm, natures: Nature[]): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const ids = await peopleWaiting(context, rhythm, natures);
		if (ids.length === 0) return 0;
		const held = await heldFor(context, ids, rhythm, natures);
		const readers = await listRecipients(context, ids);
		const mails = readers.flatMap(({ id, email, name, language }) => {
			const own = held
				.filter(({ accountId }) => accountId === id)
				.map(({ campaign, blocks }) => ({ content: { ...campaign, blocks: readBlocks(campaign.blocks) }, blocks }));
			const topic = held.find(({ accountId }) => accountId === id)?.campaign.topic;
			if (!topic) return [];
			const unsubscribe = unsubscribePath(id, topic);
			const letter = digestLetter(rhythm, own, { t: translator(language), name, unsubscribe });
			return [{ key: `${rhythm}:${periodOf(now, rhythm)}:${id}`, to: email, language, unsubscribe, ...letter }];
		});
		await queueMails(context, mails, { isBulk: true });
		await db.campaignRecipient.updateMany({
			where: { state: "held", rhythm, accountId: { in: ids }, campaign: { nature: { in: natures } } },
			data: { state: "sent", at: now },
		});
		return ids.length;
	});

/**
 * Sends the letters of the day or of the week: one a person, whatever topics wait for them. Near an election, what promotes
 * the city keeps waiting. Running twice adds nothing.
 */
export const sendDigests = async (context: Context, rhythm: Rhythm): Promise<number> => {
	const natures: Nature[] = (await guardNow(context)) ? ["service"] : ["service", "promotional"];
	let total = 0;
	for (
		let count = await sendBatch(context, rhythm, natures);
		count > 0;
		count = await sendBatch(context, rhythm, natures)
	)
		total += count;
	return total;
};
