import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { retryInbound } from "~/domain/channels/commands/retry-inbound.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "matters.answer");
	const { inboundId } = await readButton(args, z.object({ inboundId: z.uuid() }));
	const t = await translatorFor(args.request);
	const { ok } = await retryInbound(context, inboundId);
	return withFlash("/admin/inbound", {
		tone: ok ? "success" : "error",
		text: ok ? t("matters:inbound.retried") : t("matters:inbound.notFound"),
	});
}
