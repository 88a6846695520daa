import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { declareFact } from "~/domain/residents/commands/declare-fact.server";
import { findOwnValue } from "~/domain/residents/ledger/own.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const personId = accountOf(context.actor) ?? "";
	const { key, value } = orNotFound(await findOwnValue(context, personId, args.params.key ?? ""));
	await declareFact(context, { personId, key, value: orNotFound(value) });
	const text = (await translatorFor(args.request))("residents:information.saved");
	return withFlash("/me/information", { tone: "success", text });
}
