import type { ActionFunctionArgs } from "@remix-run/node";
import { contextFor } from "~/domain/accounts/context.server";
import { suspectDuplicates } from "~/domain/residents/commands/suspect-duplicates.server";
import { translatorFor } from "~/i18n/i18next.server";
import { withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "people.merge");
	const count = await suspectDuplicates(context);
	const t = await translatorFor(args.request);
	return withFlash("/admin/duplicates", { tone: "success", text: t("residents:duplicates.found", { count }) });
}
