import { listRecipients } from "~/domain/accounts/queries.server";
import { type OutgoingMail, queueMails } from "~/domain/channels/commands/queue-mail.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { listAnswered } from "../commitment-queries.server";
import { newsLetter } from "../emails/news-letter.server";

/** People written to in one transaction; the next batch is a job of its own. */
const BATCH = 500;

/**
 * Tells a batch of those a commitment answers (authors and supporters of the proposal; without one, everyone who took part)
 * what is new, and leaves the rest to the next job. The key of a letter is the news and the person: nobody gets two.
 */
export const tellCommitment = (
	context: Context,
	{ newsId, after }: { newsId: string; after: string | null },
): Promise<void> =>
	transaction(context, async (context) => {
		const news = await context.db.commitmentNews.findUnique({
			where: { id: newsId },
			select: {
				...{ kind: true, text: true, toDay: true, cause: true },
				commitment: { select: { id: true, title: true, consultationId: true, subjectId: true } },
			},
		});
		if (!news) return;
		const ids = await listAnswered(context, { ...news.commitment, after, limit: BATCH });
		const mails = (await listRecipients(context, ids)).map(
			({ id, email, name, language }): OutgoingMail => ({
				...{ key: `commitment:${newsId}:${id}`, to: email, language },
				...newsLetter(language, { name, ...news }),
			}),
		);
		const sent = await queueMails(context, mails);
		if (!sent.ok) throw new Error(`letters about a commitment refused: ${sent.reason}`);
		const last = ids.at(-1);
		if (ids.length === BATCH && last)
			await addJob(context, "tell-commitment", { newsId, after: last }, { key: `tell-commitment:${newsId}:${last}` });
	});
