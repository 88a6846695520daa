import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { forgetPhone } from "~/domain/channels/commands/enter-phone-code.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "preferences.own");
	const t = await translatorFor(args.request);
	await forgetPhone(context);
	return withFlash("/me/preferences", { tone: "success", text: t("residents:phone.forgotten") });
}
