import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { cancelErasure } from "~/domain/residents/commands/cancel-erasure.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const cancelled = await cancelErasure(context, { accountId: accountOf(context.actor) ?? "" });
	const t = await translatorFor(args.request);
	const text = t(cancelled.ok ? "residents:rights.erase.cancelled" : "residents:rights.erase.nothing");
	return withFlash("/me/data", { tone: cancelled.ok ? "success" : "error", text });
}
