import { listRecipients } from "~/domain/accounts/queries.server";
import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { silentAmong } from "~/domain/residents/suppression.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translator } from "~/i18n/i18next.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { campaignLetter } from "../letter";

/** People handed over in one transaction. */
const BATCH = 200;

const DAY_MS = 86_400_000;

/** Letters of news a person gets in a week at most, over all topics. */
export const WEEKLY_CAP = 2;

type Taken = { accountId: string; rhythm: "off" | "immediate" | "weekly" };

const takeBatch = ({ db }: Context, campaignId: string) =>
	db.$queryRaw<Taken[]>`
		SELECT "accountId", rhythm::text AS rhythm FROM "CampaignRecipient"
		WHERE "campaignId" = ${campaignId}::uuid AND state = 'planned' ORDER BY "accountId" LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED`;

/** Who had their week's letters already. */
const cappedAmong = async ({ db, now }: Context, accountIds: string[]) => {
	const since = new Date(now.getTime() - 7 * DAY_MS);
	const rows = await db.campaignRecipient.groupBy({
		by: ["accountId"],
		where: { accountId: { in: accountIds }, state: "sent", at: { gte: since } },
		_count: { campaignId: true },
	});
	return new Set(rows.filter(({ _count }) => _count.campaignId >= WEEKLY_CAP).map(({ accountId }) => accountId));
};

type Campaign = { id: string; subject: string; text: string; topic: string };

const handOver = async (context: Context, campaign: Campaign, batch: Taken[]) => {
	const { db, now } = context;
	const ids = batch.map(({ accountId }) => accountId);
	const readers = new Map((await listRecipients(context, ids)).map((reader) => [reader.id, reader]));
	const addresses = [...readers.values()].map(({ email }) => ({ kind: "email", address: emailKey(email) }));
	const [silent, capped] = [await silentAmong(context, addresses, "institutional"), await cappedAmong(context, ids)];
	const dead = await db.contactPoint.findMany({
		where: { kind: "email", state: "dead", address: { in: addresses.map(({ address }) => address) } },
		select: { address: true },
	});
	const mute = new Set([...silent, ...dead.map(({ address }) => address)]);
	const fates = batch.map(({ accountId, rhythm }) => {
		const reader = readers.get(accountId);
		if (!reader) return { accountId, state: "skipped" as const, reason: "gone" };
		if (mute.has(emailKey(reader.email))) return { accountId, state: "skipped" as const, reason: "silent" };
		if (rhythm === "weekly") return { accountId, state: "held" as const, reason: null };
		if (capped.has(accountId)) return { accountId, state: "skipped" as const, reason: "cap" };
		return { accountId, state: "sent" as const, reason: null, reader };
	});
	const mails = fates.flatMap(({ accountId, ...fate }) => {
		if (!("reader" in fate) || !fate.reader) return [];
		const { email, name, language } = fate.reader;
		const unsubscribe = unsubscribePath(accountId, campaign.topic);
		const letter = campaignLetter(campaign, { t: translator(language), name, unsubscribe });
		return [{ key: `campaign:${campaign.id}:${accountId}`, to: email, language, unsubscribe, ...letter }];
	});
	await queueMails(context, mails);
	for (const [state, reason] of [
		["sent", null],
		["held", null],
		["skipped", "gone"],
		["skipped", "silent"],
		["skipped", "cap"],
	] as const) {
		const accountIds = fates
			.filter((fate) => fate.state === state && fate.reason === reason)
			.map(({ accountId }) => accountId);
		if (accountIds.length === 0) continue;
		const where = { campaignId: campaign.id, accountId: { in: accountIds }, state: "planned" as const };
		await db.campaignRecipient.updateMany({ where, data: { state, reason, at: now } });
	}
};

/**
 * Hands one batch of a campaign over to the outbox and asks for the next; the last one closes the campaign. The letter and
 * its mark are written together, and its key is the person: a worker killed anywhere, or two at once, add nothing.
 * Answers how many people it dealt with.
 */
export const sendCampaign = (context: Context, { campaignId }: { campaignId: string }): Promise<number> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		await db.$executeRaw`SELECT 1 FROM "Campaign" WHERE id = ${campaignId}::uuid FOR UPDATE`;
		const campaign = await db.campaign.findUnique({ where: { id: campaignId } });
		if (campaign?.state !== "sending") return 0;
		const batch = await takeBatch(context, campaignId);
		if (batch.length > 0) {
			await handOver(context, campaign, batch);
			await addJob(context, "send-campaign", { campaignId }, { key: `campaign:${campaignId}` });
			return batch.length;
		}
		await db.campaign.update({ where: { id: campaignId }, data: { state: "sent", doneAt: now } });
		await recordEvent(context, { name: "campaign.sent", subject: { type: "campaign", id: campaignId } });
		return 0;
	});

/** Takes up campaigns whose worker died. Runs every minute. */
export const rescueCampaigns = async (context: Context): Promise<void> => {
	const left = await context.db.campaign.findMany({ where: { state: "sending" }, select: { id: true }, take: 100 });
	for (const { id } of left) await addJob(context, "send-campaign", { campaignId: id }, { key: `campaign:${id}` });
};
