import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { retryOutbound } from "~/domain/works/outbound/retry-outbound.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "reports.handle");
	const t = await translatorFor(args.request);
	const { outboundId } = await readButton(args, z.object({ outboundId: z.uuid() }));
	await retryOutbound(context, { outboundId });
	const from = args.request.headers.get("referer");
	const back = from && URL.canParse(from) ? new URL(from).pathname : "/admin/reports";
	return withFlash(back, { tone: "success", text: t("works:outbound.retried") });
}
