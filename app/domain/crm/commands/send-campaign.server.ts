import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { type Campaign, handOver, isReached, reachOf, type Taken } from "../hand-over.server";
import { readBlocks } from "../rules/blocks";

/** People handed over in one transaction. */
const BATCH = 200;

const DAY_MS = 86_400_000;

/** Times in a week a person is written to with news, at most, over all topics and channels; a digest is once. */
export const WEEKLY_CAP = 2;

const takeBatch = ({ db }: Context, campaignId: string) =>
	db.$queryRaw<Taken[]>`
		SELECT "accountId", channel, rhythm::text AS rhythm, coalesce(blocks, '{}') AS blocks FROM "CampaignRecipient"
		WHERE "campaignId" = ${campaignId}::uuid AND state = 'planned' ORDER BY "accountId" LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED`;

/** Who was written to as often as the week allows. What people need to know (service) neither counts nor waits. */
const cappedAmong = async ({ db, now }: Context, accountIds: string[]) => {
	const since = new Date(now.getTime() - 7 * DAY_MS);
	const rows = await db.$queryRaw<{ accountId: string }[]>`
		SELECT r."accountId" FROM "CampaignRecipient" r JOIN "Campaign" c ON c.id = r."campaignId"
		WHERE r."accountId" = ANY(${accountIds}::uuid[]) AND r.state = 'sent' AND r.at >= ${since} AND c.nature <> 'service' AND r.channel <> 'home'
		GROUP BY 1 HAVING count(DISTINCT CASE WHEN r.rhythm = 'immediate' THEN r."campaignId"::text ELSE r.at::text END) >= ${WEEKLY_CAP}::int`;
	return new Set(rows.map(({ accountId }) => accountId));
};

type Fate = { state: "sent" | "held" | "skipped"; reason: string | null };

const settle = async ({ db, now }: Context, campaignId: string, fates: (Fate & Taken)[]) => {
	const ids = fates.map(({ accountId }) => accountId);
	const states = fates.map(({ state }) => state);
	const reasons = fates.map(({ reason }) => reason);
	await db.$executeRaw`
		UPDATE "CampaignRecipient" r SET state = f.state::"RecipientState", reason = f.reason, at = ${now}
		FROM unnest(${ids}::uuid[], ${states}::text[], ${reasons}::text[]) AS f(id, state, reason)
		WHERE r."campaignId" = ${campaignId}::uuid AND r."accountId" = f.id AND r.state = 'planned'`;
};

const sendBatch = async (context: Context, campaign: Campaign & { nature: string }, batch: Taken[]) => {
	const reach = await reachOf(context, batch);
	const ids = batch.map(({ accountId }) => accountId);
	const capped = campaign.nature === "service" ? new Set<string>() : await cappedAmong(context, ids);
	const fateOf = (one: Taken): Fate => {
		if (!reach.people.has(one.accountId)) return { state: "skipped", reason: "gone" };
		if (!isReached(reach, one)) return { state: "skipped", reason: "silent" };
		if (one.rhythm === "weekly" || one.rhythm === "daily") return { state: "held", reason: null };
		return capped.has(one.accountId) ? { state: "skipped", reason: "cap" } : { state: "sent", reason: null };
	};
	const fates = batch.map((one) => ({ ...one, ...fateOf(one) }));
	await handOver(
		context,
		campaign,
		fates.filter(({ state }) => state === "sent"),
		reach,
	);
	await settle(context, campaign.id, fates);
};

/**
 * Hands one batch of a campaign over to the outbox and asks for the next; the last one closes the campaign. What leaves and
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
			await sendBatch(context, { ...campaign, blocks: readBlocks(campaign.blocks) }, batch);
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
