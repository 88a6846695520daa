import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { queueMailToAccounts } from "~/domain/channels/commands/queue-mail-to-accounts.server";
import { isQuoteOf } from "~/domain/debates/rules";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { resultsRefusal } from "../policy";

type Input = { consultationId: string; commentId: string; words: string };

export type AskQuoteRefusal = "not-allowed" | "absent" | "quote-not-found" | "asked-already";

/**
 * Asks the author of a comment whether the city may quote these words of theirs in its results; they are written to once.
 * Refuses words that are not in the comment, and a second request about the same comment.
 */
export const askQuote = (
	context: Context,
	{ consultationId, commentId, words }: Input,
): Promise<Result<null, AskQuoteRefusal>> =>
	transaction(context, async (context) => {
		const { db, now, actor } = context;
		if (resultsRefusal(actor) || actor.kind !== "staff") return refuse("not-allowed");
		const comment = await db.comment.findFirst({
			where: { id: commentId, consultationId, state: "published", hiddenAt: null, authorId: { not: null } },
			select: { body: true, authorId: true, authorName: true, number: true },
		});
		if (!comment?.authorId) return refuse("absent");
		if (!isQuoteOf(words, comment.body)) return refuse("quote-not-found");
		const { authorId: accountId, authorName, number } = comment;
		const row = { consultationId, commentId, accountId, authorName, words, askedAt: now, askedById: actor.accountId };
		const { count } = await db.quoteConsent.createMany({ data: row, skipDuplicates: true });
		if (count === 0) return refuse("asked-already");
		await recordEvent(context, {
			name: "quote.asked",
			subject: { type: "comment", id: commentId },
			details: { number },
		});
		const { title } = await db.consultation.findUniqueOrThrow({
			where: { id: consultationId },
			select: { title: true },
		});
		await queueMailToAccounts(context, {
			accountIds: [accountId],
			key: `quote:${consultationId}:${commentId}`,
			compose: (t, { name }) => ({
				subject: t("results:quotes.letter.subject", { title }),
				parts: [
					t("results:letter.hello", { name }),
					t("results:quotes.letter.text", { title }),
					{ quote: words },
					t("results:quotes.letter.choice"),
					{ link: "/me/quotes", label: t("results:quotes.letter.link") },
				],
			}),
		});
		return ok(null);
	});

/** Gives up a request: the words are no longer quoted anywhere, the author is asked nothing more. */
export const dropQuote = async (
	context: Context,
	{ consultationId, commentId }: { consultationId: string; commentId: string },
): Promise<Result<null, "not-allowed">> => {
	if (resultsRefusal(context.actor)) return refuse("not-allowed");
	await context.db.quoteConsent.deleteMany({ where: { consultationId, commentId } });
	return ok(null);
};
