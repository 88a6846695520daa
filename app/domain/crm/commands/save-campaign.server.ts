import { permissionRefusal } from "~/domain/accounts/permissions";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { type CampaignRefusal, campaignRefusal } from "../policy";
import type { CampaignContent } from "../schema";

/** What nobody said is as a new campaign has it. */
type Input = Pick<CampaignContent, "subject" | "text" | "topic"> &
	Partial<CampaignContent> & { campaignId: string | null };

/** Writes a campaign, new or as a draft changed. Refuses one that was submitted: what is read by the second person is what leaves. */
export const saveCampaign = (
	context: Context,
	{ campaignId, segmentId, blocks = [], ...words }: Input,
): Promise<Result<{ id: string }, CampaignRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (permissionRefusal(actor, "campaigns.write")) return refuse("not-allowed");
		const content = { ...words, blocks: blocks as unknown as Prisma.InputJsonArray, segmentId: segmentId || null };
		if (!campaignId) {
			const id = newId(now);
			await db.campaign.createMany({ data: { id, ...content, authorId: accountOf(actor) ?? id, createdAt: now } });
			return ok({ id });
		}
		await db.$executeRaw`SELECT 1 FROM "Campaign" WHERE id = ${campaignId}::uuid FOR UPDATE`;
		const campaign = await db.campaign.findUnique({ where: { id: campaignId } });
		if (!campaign) return refuse("not-found");
		const refusal = campaignRefusal(actor, "edit", campaign);
		if (refusal) return refuse(refusal);
		// Whoever wrote it last is its author: approving one's own words is what two people are there to prevent.
		await db.campaign.update({
			where: { id: campaignId },
			data: { ...content, authorId: accountOf(actor) ?? campaign.authorId },
		});
		return ok({ id: campaignId });
	});
