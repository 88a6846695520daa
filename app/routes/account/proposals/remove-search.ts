import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { removeSearch } from "~/domain/proposals/commands/save-search.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const { searchId } = await readButton(args, z.object({ searchId: z.uuid() }));
	await removeSearch(context, { id: searchId });
	const t = await translatorFor(args.request);
	return withFlash("/me/searches", { tone: "success", text: t("proposals:searches.stopped") });
}
