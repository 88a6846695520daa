import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { askExport } from "~/domain/residents/commands/ask-export.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	await askExport(context, { accountId: accountOf(context.actor) ?? "" });
	const text = (await translatorFor(args.request))("residents:rights.export.asked");
	return withFlash("/me/data", { tone: "success", text });
}
