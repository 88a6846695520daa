import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { addJob } from "~/server/queue.server";
import { freezeRecipients, rulesOf } from "../freeze.server";
import { type CampaignRefusal, campaignRefusal } from "../policy";
import { guardNow } from "../queries/elections.server";

type Campaign = { id: string; topic: string; channels: string[]; segmentId: string | null; blocks: unknown };

const start = async (context: Context, campaign: Campaign, approverId: string): Promise<CampaignRefusal | null> => {
	const rules = await rulesOf(context, campaign);
	if (!rules) return "no-group";
	const { db, now } = context;
	const { id } = campaign;
	await db.$executeRaw`SET LOCAL work_mem = '128MB'`;
	const recipients = await freezeRecipients(context, campaign, rules);
	const data = { state: "sending" as const, approverId, approvedAt: now, planned: recipients };
	const frozen = {
		tree: rules.tree as Prisma.InputJsonObject,
		blocks: rules.blocks as unknown as Prisma.InputJsonArray,
	};
	await db.campaign.update({ where: { id }, data: { ...data, ...frozen } });
	await addJob(context, "send-campaign", { campaignId: id }, { key: `campaign:${id}` });
	await recordEvent(context, { name: "campaign.approved", subject: { type: "campaign", id }, details: { recipients } });
	return null;
};

type Input = { campaignId: string; act: "submit" | "approve" | "cancel" };

/**
 * Submits a campaign, approves it (a second person: then it leaves), or stops it.
 * Refuses to promote the city in the months before an election (electoral code, L. 52-1). Repeating an act is refused, never
 * done twice.
 */
export const moveCampaign = (context: Context, { campaignId, act }: Input): Promise<Result<null, CampaignRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		await db.$executeRaw`SELECT 1 FROM "Campaign" WHERE id = ${campaignId}::uuid FOR UPDATE`;
		const campaign = await db.campaign.findUnique({ where: { id: campaignId } });
		if (!campaign) return refuse("not-found");
		const isGuarded = (await guardNow(context)) !== null;
		const refusal = campaignRefusal(actor, act, { ...campaign, isGuarded });
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
