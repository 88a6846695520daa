import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { compileTree, people } from "./compile.server";
import { resolveTree } from "./queries/segments.server";
import { type Block, readBlocks } from "./rules/blocks";
import { readTree, type Tree } from "./rules/tree";

/** A rule with its groups in place; null when one is gone or no longer readable. */
const inPlace = async (context: Context, tree: Tree): Promise<Tree | null> => {
	const resolved = await resolveTree(context, tree);
	return resolved.ok ? resolved.tree : null;
};

/** The rule of a campaign and of each of its blocks at this moment; null when a group they name is gone. */
export const rulesOf = async (
	context: Context,
	{ segmentId, blocks }: { segmentId: string | null; blocks: unknown },
): Promise<{ tree: Tree; blocks: Block[] } | null> => {
	const read = segmentId ? readTree({ in: segmentId }) : null;
	const tree = read ? (read.ok ? await inPlace(context, read.tree) : null) : { all: [] };
	if (!tree) return null;
	const placed: Block[] = [];
	for (const { when, text } of readBlocks(blocks)) {
		const rule = await inPlace(context, when);
		if (!rule) return null;
		placed.push({ when: rule, text });
	}
	return { tree, blocks: placed };
};

/**
 * Whether a wish can be met: by e-mail always; by push when a browser asked for it; by SMS to a number shown to be the
 * person's; by post to a home that was checked.
 */
const isReachable = Prisma.sql`(w.channel = 'email'
	OR (w.channel = 'push' AND EXISTS (SELECT 1 FROM "PushSubscription" s WHERE s."accountId" = a.id))
	OR (w.channel = 'sms' AND EXISTS (SELECT 1 FROM "ContactPointOwner" o JOIN "ContactPoint" c ON c.id = o."contactPointId"
		WHERE o."accountId" = a.id AND c.kind = 'phone' AND c.state = 'proved'))
	OR (w.channel = 'letter' AND EXISTS (SELECT 1 FROM "ResidenceProof" h WHERE h."accountId" = a.id AND h.state = 'accepted')))`;

type Campaign = { id: string; topic: string; channels: string[] };

type Rules = { tree: Tree; blocks: Block[] };

/** The numbers of the blocks that are a person's. */
const ownBlocks = (blocks: Block[], now: Date) => {
	if (blocks.length === 0) return Prisma.sql`'{}'::int[]`;
	const theirs = blocks.map(
		({ when }, index) => Prisma.sql`CASE WHEN ${compileTree(when, now)} THEN ${index}::int END`,
	);
	return Prisma.sql`array_remove(ARRAY[${Prisma.join(theirs)}], NULL)`;
};

const freezeReaders = ({ db, now }: Context, { id, topic, channels }: Campaign, { tree, blocks }: Rules) =>
	db.$executeRaw(Prisma.sql`
		INSERT INTO "CampaignRecipient" ("campaignId", "accountId", channel, rhythm, blocks)
		SELECT DISTINCT ON (a.id) ${id}::uuid, a.id, w.channel, w.rhythm, ${ownBlocks(blocks, now)}
		FROM "Preference" w LEFT JOIN "Declared" d ON d."accountId" = w."accountId", ${people}
			AND w."accountId" = a.id AND w.topic = ${topic} AND w.channel = ANY(${channels}::text[]) AND w.rhythm <> 'off'
			AND ${isReachable} AND ${compileTree(tree, now)}
		ORDER BY a.id, (w.channel = d."firstChannel") DESC NULLS LAST,
			array_position(ARRAY['push', 'email', 'sms', 'letter'], w.channel)
		ON CONFLICT DO NOTHING`);

/** The home page rings nobody: it is settled at once, for all the rule describes who are not written to otherwise. */
const freezeHome = ({ db, now }: Context, { id }: Campaign, { tree, blocks }: Rules) =>
	db.$executeRaw(Prisma.sql`
		INSERT INTO "CampaignRecipient" ("campaignId", "accountId", channel, rhythm, blocks, state, at)
		SELECT ${id}::uuid, a.id, 'home', 'immediate', ${ownBlocks(blocks, now)}, 'sent', ${now}
		FROM ${people} AND ${compileTree(tree, now)}
		ON CONFLICT DO NOTHING`);

/**
 * Writes down who gets a campaign: those of the rule who asked for its topic, each person once, by the channel they put
 * first, else by push, e-mail, SMS, post in this order; with the blocks that are theirs. One statement. A campaign of the
 * home page is also for the others of its rule, by their home page alone. Answers how many.
 */
export const freezeRecipients = async (context: Context, campaign: Campaign, rules: Rules): Promise<number> => {
	const written = await freezeReaders(context, campaign, rules);
	return campaign.channels.includes("home") ? written + (await freezeHome(context, campaign, rules)) : written;
};
