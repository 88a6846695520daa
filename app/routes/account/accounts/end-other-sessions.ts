import type { ActionFunctionArgs } from "@remix-run/node";
import { endSessions } from "~/domain/accounts/commands/end-sessions.server";
import { contextFor } from "~/domain/accounts/context.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const result = await endSessions(context, "others");
	const t = await translatorFor(args.request);
	const text = t("accounts:security.ended", { count: result.ok ? result.value : 0 });
	return withFlash("/me/security", { tone: "success", text });
}
