import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { handOutcomes, settleByHand } from "~/domain/channels/commands/settle-by-hand.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const input = await readButton(args, z.object({ deliveryId: z.uuid(), outcome: z.enum(handOutcomes) }));
	const t = await translatorFor(args.request);
	const { ok } = await settleByHand(context, input);
	return withFlash("/admin/by-hand", {
		tone: ok ? "success" : "error",
		text: ok ? t("matters:byHand.done") : t("matters:byHand.gone"),
	});
}
