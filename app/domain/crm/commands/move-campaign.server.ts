import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { addJob } from "~/server/queue.server";
import { compileTree, people } from "../compile.server";
import { type CampaignRefusal, campaignRefusal } from "../policy";
import { resolveTree } from "../queries/segments.server";
import { readTree, type Tree } from "../rules/tree";

type Campaign = { id: string; topic: string; segmentId: string | null };

/** The rule of a campaign at this moment, with its segments in place; null when a segment is gone or no longer readable. */
const ruleOf = async (context: Context, { segmentId }: Campaign): Promise<Tree | null> => {
	if (!segmentId) return { all: [] };
	const read = readTree({ in: segmentId });
	const resolved = read.ok ? await resolveTree(context, read.tree) : null;
	return resolved?.ok ? resolved.tree : null;
};

/** Freezes who gets it: those of the rule who asked for the topic. One statement; each person once. */
const freeze = async ({ db, now }: Context, { id, topic }: Campaign, tree: Tree): Promise<number> =>
	db.$executeRaw(Prisma.sql`
		INSERT INTO "CampaignRecipient" ("campaignId", "accountId", rhythm)
		SELECT ${id}::uuid, a.id, w.rhythm FROM "Preference" w, ${people}
			AND w."accountId" = a.id AND w.topic = ${topic} AND w.channel = 'email' AND w.rhythm <> 'off'
			AND ${compileTree(tree, now)}
		ON CONFLICT DO NOTHING`);

const start = async (context: Context, campaign: Campaign, approverId: string): Promise<CampaignRefusal | null> => {
	const tree = await ruleOf(context, campaign);
	if (!tree) return "not-from-here";
	const { db, now } = context;
	const data = { state: "sending" as const, approverId, approvedAt: now, tree: tree as Prisma.InputJsonObject };
	await db.campaign.update({ where: { id: campaign.id }, data });
	await db.$executeRaw`SET LOCAL work_mem = '128MB'`;
	const recipients = await freeze(context, campaign, tree);
	await addJob(context, "send-campaign", { campaignId: campaign.id }, { key: `campaign:${campaign.id}` });
	await recordEvent(context, {
		name: "campaign.approved",
		subject: { type: "campaign", id: campaign.id },
		details: { recipients },
	});
	return null;
};

type Input = { campaignId: string; act: "submit" | "approve" | "cancel" };

/** Submits a campaign, approves it (a second person: then it leaves), or stops it. Repeating an act is refused, never done twice. */
export const moveCampaign = (context: Context, { campaignId, act }: Input): Promise<Result<null, CampaignRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		await db.$executeRaw`SELECT 1 FROM "Campaign" WHERE id = ${campaignId}::uuid FOR UPDATE`;
		const campaign = await db.campaign.findUnique({ where: { id: campaignId } });
		if (!campaign) return refuse("not-found");
		const refusal = campaignRefusal(actor, act, campaign);
		if (refusal) return refuse(refusal);
		if (act === "approve") {
			const fault = await start(context, campaign, accountOf(actor) ?? campaign.id);
			return fault ? refuse(fault) : ok(null);
		}
		const data =
			act === "submit"
				? { state: "submitted" as const, submittedAt: now }
				: { state: "cancelled" as const, doneAt: now };
		await db.campaign.update({ where: { id: campaignId }, data });
		if (act === "submit")
			await recordEvent(context, { name: "campaign.submitted", subject: { type: "campaign", id: campaignId } });
		return ok(null);
	});
