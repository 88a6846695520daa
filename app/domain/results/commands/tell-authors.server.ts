import { listRecipients } from "~/domain/accounts/queries.server";
import { queueMails } from "~/domain/channels/commands/queue-mail.server";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { publishedSchema } from "../assessment-schema";
import { answerLetter } from "../emails/answer-letter.server";

/** Authors written to in one transaction. */
const BATCH = 500;

type Row = { id: string; title: string; authorId: string; published: unknown };

/** The author and the co-authors who accepted, of the answers of a release, after one proposal. */
const listAnswered = ({ db }: Context, releaseId: string, after: string | null) => db.$queryRaw<Row[]>`
	SELECT p.id, p.title, who.id AS "authorId", a.published
	FROM (SELECT a.* FROM "Assessment" a JOIN "AnswerRelease" r
		ON r."consultationId" = a."consultationId" AND a."publishedAt" = r."releasedAt"
		WHERE r.id = ${releaseId}::uuid AND (${after}::uuid IS NULL OR a."proposalId" > ${after}::uuid)
		ORDER BY a."proposalId" LIMIT ${BATCH}) a
	JOIN "Proposal" p ON p.id = a."proposalId"
	CROSS JOIN LATERAL (SELECT p."authorId" AS id UNION
		SELECT c."accountId" FROM "CoAuthor" c WHERE c."proposalId" = p.id AND c.state = 'accepted') who
	WHERE who.id IS NOT NULL ORDER BY p.id`;

/** Tells the authors what the city answers to their proposals, each once for a release, in batches. Safe to repeat. */
export const tellAuthors = (
	context: Context,
	{ releaseId, after }: { releaseId: string; after: string | null },
): Promise<void> =>
	transaction(context, async (context) => {
		const rows = await listAnswered(context, releaseId, after);
		const people = await listRecipients(context, [...new Set(rows.map(({ authorId }) => authorId))]);
		const byId = new Map(people.map((person) => [person.id, person]));
		const mails = rows.flatMap(({ id, title, authorId, published }) => {
			const person = byId.get(authorId);
			if (!person) return [];
			const { email, language, name } = person;
			const letter = answerLetter(language, {
				name,
				proposal: { id, title },
				answer: publishedSchema.parse(published),
			});
			return [{ key: `answer:${releaseId}:${id}:${authorId}`, to: email, language, ...letter }];
		});
		const sent = await queueMails(context, mails);
		if (!sent.ok) throw new Error(`answer letters refused: ${sent.reason}`);
		const last = rows.at(-1);
		const proposals = new Set(rows.map(({ id }) => id)).size;
		if (proposals === BATCH && last)
			await addJob(
				context,
				"tell-authors",
				{ releaseId, after: last.id },
				{ key: `tell-authors:${releaseId}:${last.id}` },
			);
	});
