import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { sendTest } from "~/domain/crm/commands/send-test.server";
import { translatorFor } from "~/i18n/i18next.server";
import { isId } from "~/lib/id";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "campaigns.write");
	const campaignId = args.params.campaignId ?? "";
	orNotFound(isId(campaignId) || null);
	const t = await translatorFor(args.request);
	const result = await sendTest(context, campaignId);
	return withFlash(`/admin/campaigns/${campaignId}`, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("crm:campaigns.tested") : t(`crm:refusals.${result.reason}`),
	});
}
