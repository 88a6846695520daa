import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { dropSubscriptions } from "~/domain/channels/commands/keep-subscription.server";
import { stopSchema } from "~/domain/channels/push-schema";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.own");
	const { endpoint } = await readButton(args, stopSchema);
	const t = await translatorFor(args.request);
	await dropSubscriptions(context, endpoint || null);
	return withFlash("/me/preferences", { tone: "success", text: t("channels:push.stopped") });
}
