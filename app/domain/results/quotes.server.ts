import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** Requests made about a consultation, with what their authors answered. For those who write the results. */
export const listQuoteRequests = ({ db }: Context, consultationId: string) =>
	db.quoteConsent.findMany({
		where: { consultationId },
		select: { commentId: true, words: true, authorName: true, state: true, askedAt: true, answeredAt: true },
		orderBy: [{ askedAt: "desc" }, { commentId: "asc" }],
		take: 200,
	});

export type ShownQuote = { commentId: string; number: number; words: string; authorName: string };

/** The quotes that may be shown: their authors said yes and did not change their mind, the comment is still public. */
export const listGivenQuotes = (
	{ db }: Context,
	{ consultationId, among }: { consultationId: string; among?: string[] },
) =>
	db.$queryRaw<ShownQuote[]>`
		SELECT q."commentId", c.number, q.words, q."authorName" FROM "QuoteConsent" q JOIN "Comment" c ON c.id = q."commentId"
		WHERE q."consultationId" = ${consultationId}::uuid AND q.state = 'given'
			AND c.state = 'published' AND c."hiddenAt" IS NULL
			AND (${among === undefined} OR q."commentId" = ANY (${among ?? []}::uuid[]))
		ORDER BY c.number`;

/** Public comments of a consultation that could be quoted, longest supported first: by their words, at most 30. */
export const listQuotable = ({ db }: Context, { consultationId, words }: { consultationId: string; words: string }) =>
	db.comment.findMany({
		where: {
			consultationId,
			...{
				state: "published",
				hiddenAt: null,
				authorId: { not: null },
				authorKind: { in: ["resident", "association"] },
			},
			...(words ? { body: { contains: words, mode: "insensitive" as const } } : {}),
		},
		select: { id: true, number: true, stance: true, body: true, authorName: true },
		orderBy: { number: "desc" },
		take: 30,
	});

/** What the city asks of the person: to be quoted, with what they answered. */
export const listOwnQuotes = async ({ db, actor }: Context) => {
	const accountId = accountOf(actor);
	if (!accountId) return [];
	const rows = await db.quoteConsent.findMany({
		where: { accountId },
		select: { consultationId: true, commentId: true, words: true, state: true, askedAt: true },
		orderBy: { askedAt: "desc" },
		take: 100,
	});
	const ids = rows.map(({ consultationId }) => consultationId);
	const consultations = await db.consultation.findMany({
		where: { id: { in: ids } },
		select: { id: true, title: true, slug: true },
	});
	const byId = new Map(consultations.map((one) => [one.id, one]));
	return rows.flatMap((row) => {
		const consultation = byId.get(row.consultationId);
		return consultation ? [{ ...row, consultation }] : [];
	});
};
