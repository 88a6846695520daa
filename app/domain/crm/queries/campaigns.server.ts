import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { readBlocks } from "../rules/blocks";
import { guardNow } from "./elections.server";
import { LEAST_SHOWN, shownCount } from "./segments.server";

/** The campaigns, latest first. */
export const listCampaigns = ({ db }: Context) =>
	db.campaign.findMany({
		select: {
			...{ id: true, subject: true, topic: true, state: true, nature: true, channels: true },
			...{ createdAt: true, doneAt: true, planned: true },
		},
		orderBy: [{ createdAt: "desc" }, { id: "desc" }],
		take: 100,
	});

/** What the ways of sending said of a campaign: e-mails from their outbox, the others from their deliveries. */
const outcomesOf = async ({ db }: Context, campaignId: string) => {
	const [mails, others] = await Promise.all([
		db.$queryRaw<{ state: string; count: number }[]>`
			SELECT m.state::text AS state, count(*)::int AS count FROM "CampaignRecipient" r
			JOIN "Mail" m ON m.key = 'campaign:' || r."campaignId" || ':' || r."accountId"
			WHERE r."campaignId" = ${campaignId}::uuid AND r.channel = 'email' AND r.state = 'sent' GROUP BY 1 ORDER BY 1`,
		db.delivery.groupBy({
			by: ["channel", "state"],
			where: { messageId: campaignId, purpose: "campaign" },
			_count: { id: true },
			orderBy: [{ channel: "asc" }, { state: "asc" }],
		}),
	]);
	return [
		...mails.map(({ state, count }) => ({ channel: "email", state, count })),
		...others.map(({ channel, state, _count }) => ({ channel, state: state as string, count: _count.id })),
	];
};

const unlessSmall = (count: number) => (count >= LEAST_SHOWN ? count : null);

/** One campaign with how its recipients fared; null when there is none. Small numbers are left out of the report. */
export const findCampaign = async (context: Context, campaignId: string | undefined) => {
	const { db } = context;
	if (!isId(campaignId)) return null;
	const campaign = await db.campaign.findUnique({ where: { id: campaignId } });
	if (!campaign) return null;
	const people = [campaign.authorId, campaign.approverId ?? ""].filter(Boolean);
	const [fates, names, outcomes] = await Promise.all([
		db.campaignRecipient.groupBy({
			by: ["state", "reason", "channel"],
			where: { campaignId },
			_count: { accountId: true },
			orderBy: [{ state: "asc" }, { channel: "asc" }],
		}),
		db.account.findMany({ where: { id: { in: people } }, select: { id: true, displayName: true } }),
		outcomesOf(context, campaignId),
	]);
	return {
		...campaign,
		planned: campaign.planned === null ? null : shownCount(campaign.planned),
		authorName: names.find(({ id }) => id === campaign.authorId)?.displayName ?? "",
		approverName: names.find(({ id }) => id === campaign.approverId)?.displayName ?? null,
		fates: fates.map(({ _count, ...fate }) => ({ ...fate, count: unlessSmall(_count.accountId) })),
		outcomes: outcomes.map(({ count, ...outcome }) => ({ ...outcome, count: unlessSmall(count) })),
	};
};

const shownAtHome = {
	channels: { has: "home" },
	state: { in: ["sending", "sent"] },
} satisfies Prisma.CampaignWhereInput;

/** How long a campaign stays on the home page, in days, and how many are shown there. */
const HOME_DAYS = 30;
const MOST_AT_HOME = 3;

/**
 * What the city says on the home page to this person, latest first, by their first paragraph: the campaigns of the groups they were in when they were
 * approved, with their own parts. Nothing is evaluated here: their membership was written then. In the months before an
 * election, what promotes the city waits (electoral code, L. 52-1).
 */
export const listHomeNews = async (context: Context, accountId: string) => {
	const since = new Date(context.now.getTime() - HOME_DAYS * 86_400_000);
	const rows = await context.db.campaignRecipient.findMany({
		where: { accountId, campaign: { ...shownAtHome, approvedAt: { gte: since } } },
		select: {
			blocks: true,
			campaign: { select: { id: true, subject: true, text: true, nature: true, blocks: true } },
		},
		orderBy: [{ campaign: { approvedAt: "desc" } }, { campaignId: "desc" }],
		take: 20,
	});
	const isGuarded =
		rows.some(({ campaign }) => campaign.nature === "promotional") && (await guardNow(context)) !== null;
	return rows
		.filter(({ campaign }) => !isGuarded || campaign.nature === "service")
		.slice(0, MOST_AT_HOME)
		.map(({ blocks: mine, campaign: { id, subject, text, blocks } }) => ({
			...{ id, subject, text: text.split(/\n{2,}/)[0] ?? "" },
			own: readBlocks(blocks).flatMap((block, index) => (mine.includes(index) ? [block.text] : [])),
		}));
};

/** A campaign a person received or sees on their home page, with its rule; null when they did not. */
export const findReceived = async ({ db }: Context, accountId: string, campaignId: string | undefined) => {
	if (!isId(campaignId)) return null;
	const row = await db.campaignRecipient.findUnique({
		where: {
			campaignId_accountId: { campaignId, accountId },
			OR: [{ state: { in: ["sent", "held"] } }, { campaign: shownAtHome }],
		},
		select: {
			...{ channel: true, state: true, blocks: true },
			campaign: { select: { id: true, subject: true, text: true, topic: true, tree: true, blocks: true } },
		},
	});
	if (!row) return null;
	const channel = row.state === "sent" || row.state === "held" ? row.channel : "home";
	return { ...row.campaign, channel, mine: row.blocks };
};

/**
 * The public register: every campaign that left, latest first, with its rule, its author left out, its number rounded. At
 * most a hundred; `before` (a moment) goes further back.
 */
export const listRegister = async ({ db }: Context, { before }: { before?: Date | undefined } = {}) => {
	const rows = await db.campaign.findMany({
		where: { state: { in: ["sending", "sent"] }, approvedAt: { not: null, ...(before ? { lt: before } : {}) } },
		select: {
			...{ id: true, subject: true, text: true, topic: true, nature: true, channels: true, tree: true, blocks: true },
			...{ approvedAt: true, planned: true },
		},
		orderBy: [{ approvedAt: "desc" }, { id: "desc" }],
		take: 100,
	});
	return rows.map(({ planned, blocks, ...row }) => ({
		...row,
		blocks: Array.isArray(blocks) ? blocks.length : 0,
		people: shownCount(planned ?? 0),
	}));
};

/** How many letters of a print run are shown at once. */
const RUN = 100;

/** The letters of a campaign that wait to be printed, at most a hundred, and how many there are in all. */
export const listLetters = async ({ db }: Context, campaignId: string) => {
	const where = { messageId: campaignId, purpose: "campaign", channel: "letter", state: "queued" as const };
	const [rows, count] = await Promise.all([
		db.delivery.findMany({
			where,
			select: { id: true, address: true, content: true },
			orderBy: { id: "asc" },
			take: RUN,
		}),
		db.delivery.count({ where }),
	]);
	const letters = rows.map(({ content, ...row }) => {
		const { text = "", name = "", subject = "" } = content as { text?: string; name?: string; subject?: string };
		return { ...row, text, name, subject };
	});
	return { letters, count };
};
