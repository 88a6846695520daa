import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { undoJoin } from "~/domain/matters/commands/undo-join.server";
import { translatorFor } from "~/i18n/i18next.server";
import { ownAddress, readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const { joinId } = await readButton(args, z.object({ joinId: z.uuid() }));
	const t = await translatorFor(args.request);
	const result = await undoJoin(context, joinId);
	const from = args.request.headers.get("referer");
	const back = from && URL.canParse(from) ? ownAddress(new URL(from).pathname) : "/admin/matters";
	return withFlash(back, {
		tone: result.ok ? "success" : "error",
		text: result.ok ? t("matters:desk.split") : t(`matters:refusals.${result.reason}`),
	});
}
