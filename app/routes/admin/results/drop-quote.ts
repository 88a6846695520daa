import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { dropQuote } from "~/domain/results/commands/ask-quote.server";
import { translatorFor } from "~/i18n/i18next.server";
import { readButton, withFlash } from "~/server/http.server";

const schema = z.object({ consultationId: z.uuid(), commentId: z.uuid() });

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "results.publish");
	const { consultationId, commentId } = await readButton(args, schema);
	await dropQuote(context, { consultationId, commentId });
	const t = await translatorFor(args.request);
	const to = `/admin/consultations/${consultationId}/results/quotes`;
	return withFlash(to, { tone: "success", text: t("results:quotes.dropped") });
}
