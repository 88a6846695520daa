import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";

/** What an author may say, and from what: yes and no at any time, even after having said the contrary. */
const next = { give: "given", refuse: "refused", withdraw: "withdrawn" } as const;

export type QuoteWord = keyof typeof next;

/**
 * The author says whether the city may quote them, or takes back their yes: published pages, old versions included, then
 * show the quote no more. Refuses anybody else's request.
 */
export const answerQuote = (
	context: Context,
	{ consultationId, commentId, word }: { consultationId: string; commentId: string; word: QuoteWord },
): Promise<Result<{ state: string }, "absent">> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		const accountId = accountOf(actor);
		if (!accountId) return refuse("absent");
		const state = next[word];
		const { count } = await db.quoteConsent.updateMany({
			where: { consultationId, commentId, accountId },
			data: { state, answeredAt: now },
		});
		if (count === 0) return refuse("absent");
		await recordEvent(context, {
			name: "quote.answered",
			subject: { type: "comment", id: commentId },
			details: { state },
		});
		return ok({ state });
	});
