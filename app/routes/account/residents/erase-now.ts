import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor, requireRecentProof } from "~/domain/accounts/context.server";
import { eraseForDemonstration } from "~/domain/residents/commands/erase-for-demonstration.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { isDemonstration } from "~/server/env.server";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	requireRecentProof(args, context);
	orNotFound(isDemonstration() || null);
	await eraseForDemonstration(context, { accountId: accountOf(context.actor) ?? "" });
	const text = (await translatorFor(args.request))("residents:rights.erase.done");
	return withFlash("/", { tone: "success", text });
}
