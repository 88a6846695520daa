import { permissionRefusal } from "~/domain/accounts/permissions";
import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMail } from "~/domain/channels/commands/queue-mail.server";
import { unsubscribePath } from "~/domain/residents/unsubscribe.server";
import { translator } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { campaignLetter } from "../letter";
import type { CampaignRefusal } from "../policy";

/** Sends a campaign to the person who asks for it, and to nobody else. */
export const sendTest = (context: Context, campaignId: string): Promise<Result<null, CampaignRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "campaigns.write")) return refuse("not-allowed");
		const campaign = await context.db.campaign.findUnique({ where: { id: campaignId } });
		const [me] = await listRecipients(context, [accountOf(context.actor) ?? ""].filter(Boolean));
		if (!campaign || !me) return refuse("not-found");
		const t = translator(me.language);
		const letter = campaignLetter(campaign, { t, name: me.name, unsubscribe: unsubscribePath(me.id, campaign.topic) });
		const subject = t("crm:letter.test", { subject: letter.subject });
		await queueMail(context, {
			key: `test:${newId(context.now)}`,
			to: me.email,
			language: me.language,
			...letter,
			subject,
		});
		return ok(null);
	});
