import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { actFor } from "~/domain/residents/commands/act-for.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	await actFor(context, { linkId: null });
	const t = await translatorFor(args.request);
	return withFlash("/me/people", { tone: "success", text: t("residents:people.stopped") });
}
