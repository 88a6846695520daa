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

/** The proposals each of these people supported or commented on: what they did in public, never what they voted. */
const followedBy = async ({ db }: Context, consultationId: string, ids: string[]) => {
	const rows = await db.$queryRaw<{ id: string; proposals: string[] }[]>`
		SELECT id, array_agg(DISTINCT proposal) AS proposals FROM (
			SELECT s."accountId" AS id, s."proposalId" AS proposal FROM "Support" s JOIN "Proposal" p ON p.id = s."proposalId"
				WHERE s."accountId" = ANY (${ids}::uuid[]) AND p."consultationId" = ${consultationId}::uuid
			UNION ALL SELECT "authorId", "subjectId" FROM "Comment" WHERE "authorId" = ANY (${ids}::uuid[])
				AND "consultationId" = ${consultationId}::uuid AND "subjectType" = 'proposal' AND state = 'published'
		) AS did GROUP BY id`;
	return new Map(rows.map(({ id, proposals }) => [id, new Set(proposals)]));
};

/** Characters of a comment recalled in a letter, and comments recalled. */
const RECALLED = 240;
const COMMENTS = 2;

/** The first words each of these people had in the debates, as they are read today. */
const saidBy = async ({ db }: Context, consultationId: string, ids: string[]) => {
	const rows = await db.$queryRaw<{ id: string; body: string }[]>`
		SELECT id, body FROM (SELECT "authorId" AS id, body, number,
				row_number() OVER (PARTITION BY "authorId" ORDER BY number) AS rank
			FROM "Comment" WHERE "authorId" = ANY (${ids}::uuid[]) AND "consultationId" = ${consultationId}::uuid
				AND state = 'published' AND "hiddenAt" IS NULL) AS spoken
		WHERE rank <= ${COMMENTS} ORDER BY number`;
	const said = new Map<string, string[]>();
	for (const { id, body } of rows) {
		const short = body.length <= RECALLED ? body : `${body.slice(0, RECALLED).replace(/\s+\S*$/, "")}…`;
		said.set(id, [...(said.get(id) ?? []), short]);
	}
	return said;
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
		const [own, followed, said] = await Promise.all([
			proposalsOf(context, consultationId, ids),
			followedBy(context, consultationId, ids),
			saidBy(context, consultationId, ids),
		]);
		const mails = (await listRecipients(context, ids)).map(({ id, email, name, language }): OutgoingMail => {
			const mine = decisions.filter(({ subjectId }) => own.get(id)?.has(subjectId));
			const isMine = (subjectId: string) => own.get(id)?.has(subjectId) ?? false;
			const about = decisions.filter(({ subjectId }) => followed.get(id)?.has(subjectId) && !isMine(subjectId));
			const told = { name, consultation, conclusion: published.conclusion, decisions, mine };
			const letter = resultsLetter(language, { ...told, followed: about, said: said.get(id) ?? [] });
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
