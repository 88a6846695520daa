import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { withdrawService } from "~/domain/residents/commands/withdraw-service.server";
import { translatorFor } from "~/i18n/i18next.server";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import { orNotFound, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const t = await translatorFor(args.request);
	const linkId = orNotFound(isId(args.params.linkId) ? args.params.linkId : null);
	const withdrawn = await withdrawService(context, { accountId: accountOf(context.actor) ?? "", linkId });
	const flash = withdrawn.ok
		? { tone: "success" as const, text: t("residents:services.withdrawn", withdrawn.value) }
		: { tone: "error" as const, text: t("residents:services.already") };
	return withFlash("/me/services", flash);
}
