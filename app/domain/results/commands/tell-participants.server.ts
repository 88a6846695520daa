import { listRecipients } from "~/domain/accounts/queries.server";
import { type OutgoingMail, queueMails } from "~/domain/channels/commands/queue-mail.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { resultsLetter } from "../emails/results-letter.server";
import { listParticipants } from "../queries.server";
import { decisionsSchema } from "../schema";

/** People written to in one transaction; the next batch is a job of its own. */
const BATCH = 500;

const findPublished = ({ db }: Context, publicationId: string) =>
	db.publicationVersion.findFirst({
		where: { publicationId },
		orderBy: { version: "desc" },
		select: { conclusion: true, decisions: true, publication: { select: { consultationId: true } } },
	});

/** The published proposals of these people in a consultation, by author. */
const proposalsOf = async ({ db }: Context, consultationId: string, authorIds: string[]) => {
	const rows = await db.proposal.findMany({
		where: { consultationId, authorId: { in: authorIds }, state: "published" },
		select: { id: true, authorId: true },
		orderBy: { id: "asc" },
	});
	const byAuthor = new Map<string | null, Set<string>>();
	for (const { id, authorId } of rows) byAuthor.set(authorId, (byAuthor.get(authorId) ?? new Set()).add(id));
	return byAuthor;
};

/**
 * Tells a batch of those who took part what the city decided, and leaves the rest to the next job, in one transaction.
 * Safe to kill and to repeat: the key of a letter is the publication and the person, so nobody gets two.
 */
export const tellParticipants = (
	context: Context,
	{ publicationId, after }: { publicationId: string; after: string | null },
): Promise<void> =>
	transaction(context, async (context) => {
		const published = await findPublished(context, publicationId);
		if (!published) return;
		const { consultationId } = published.publication;
		const consultation = await context.db.consultation.findUniqueOrThrow({
			where: { id: consultationId },
			select: { title: true, slug: true },
		});
		const decisions = decisionsSchema.parse(published.decisions);
		const ids = await listParticipants(context, { consultationId, after, limit: BATCH });
		const own = await proposalsOf(context, consultationId, ids);
		const mails = (await listRecipients(context, ids)).map(({ id, email, name, language }): OutgoingMail => {
			const mine = decisions.filter(({ subjectId }) => own.get(id)?.has(subjectId));
			const letter = resultsLetter(language, { name, consultation, conclusion: published.conclusion, decisions, mine });
			return { key: `results:${publicationId}:${id}`, to: email, language, ...letter };
		});
		const sent = await queueMails(context, mails);
		if (!sent.ok) throw new Error(`results letters refused: ${sent.reason}`);
		const last = ids.at(-1);
		if (ids.length === BATCH && last)
			await addJob(
				context,
				"tell-participants",
				{ publicationId, after: last },
				{ key: `tell-participants:${publicationId}:${last}` },
			);
	});
