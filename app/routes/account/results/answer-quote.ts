import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { contextFor } from "~/domain/accounts/context.server";
import { answerQuote } from "~/domain/results/commands/answer-quote.server";
import { translatorFor } from "~/i18n/i18next.server";
import { orNotFound, readButton, withFlash } from "~/server/http.server";

const schema = z.object({
	consultationId: z.uuid(),
	commentId: z.uuid(),
	word: z.enum(["give", "refuse", "withdraw"]),
});

export async function action(args: ActionFunctionArgs) {
	const context = await contextFor(args, "account.own");
	const input = await readButton(args, schema);
	const result = await answerQuote(context, input);
	orNotFound(result.ok || null);
	const t = await translatorFor(args.request);
	return withFlash("/me/quotes", { tone: "success", text: t(`results:quotes.own.done.${input.word}`) });
}
