import { permissionRefusal } from "~/domain/accounts/permissions";
import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translator } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { campaignLetter, campaignSms } from "../letter";
import type { CampaignRefusal } from "../policy";
import { readBlocks } from "../rules/blocks";

/**
 * Sends a campaign to the person who asks for it, and to nobody else: the letter with every block, and below it what would
 * leave by SMS and as a notice.
 */
export const sendTest = (context: Context, campaignId: string): Promise<Result<null, CampaignRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "campaigns.write")) return refuse("not-allowed");
		const campaign = await context.db.campaign.findUnique({ where: { id: campaignId } });
		const [me] = await listRecipients(context, [accountOf(context.actor) ?? ""].filter(Boolean));
		if (!campaign || !me) return refuse("not-found");
		const t = translator(me.language);
		const content = { ...campaign, blocks: readBlocks(campaign.blocks) };
		const unsubscribe = unsubscribePath(me.id, campaign.topic);
		const blocks = content.blocks.map((_, index) => index);
		const { subject, parts } = campaignLetter(content, { t, name: me.name, unsubscribe, blocks });
		const others = [
			...(campaign.channels.includes("sms") ? [t("crm:letter.testSms"), { quote: campaignSms(campaign.sms, t) }] : []),
			...(campaign.channels.includes("push") ? [t("crm:letter.testNotice"), { quote: campaign.notice }] : []),
		];
		await queueMail(context, {
			...{ key: `test:${newId(context.now)}`, to: me.email, language: me.language },
			...{ subject: t("crm:letter.test", { subject }), parts: [...parts, ...others] },
		});
		return ok(null);
	});
