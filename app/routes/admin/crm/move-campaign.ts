import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { moveCampaign } from "~/domain/crm/commands/move-campaign.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ campaignId: z.uuid(), act: z.enum(["submit", "approve", "cancel"]) });

const DONE = { submit: "submitted", approve: "approved", cancel: "cancelled" } as const;

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const { campaignId, act } = await readButton(args, schema);
	const t = await translatorFor(args.request);
	const result = await moveCampaign(context, { campaignId, act });
	return withFlash(`/admin/campaigns/${campaignId}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t(`crm:campaigns.${DONE[act]}`) : t(`crm:refusals.${result.reason}`),
	});
}
