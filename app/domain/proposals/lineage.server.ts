import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

const readable = { id: true, number: true, title: true, authorName: true, state: true, hiddenAt: true } as const;

/** Numbers, titles and authors of proposals everyone may read, withdrawn and replaced ones included. */
const listReadable = async ({ db }: Context, ids: string[]) => {
	const where = { id: { in: ids }, hiddenAt: null, state: { not: "draft" as const } };
	return db.proposal.findMany({ where, select: readable, orderBy: { number: "asc" } });
};

/** Where a proposal comes from and what it became, with the city's reason: what its page shows both ways. */
export const readLineage = async (context: Context, proposalId: string) => {
	const { db } = context;
	const links = await db.proposalLink.findMany({
		where: { OR: [{ fromId: proposalId }, { toId: proposalId }] },
		select: {
			...{ fromId: true, toId: true, kind: true, at: true },
			move: { select: { id: true, kind: true, reason: true, byName: true, dueAt: true } },
		},
		orderBy: { at: "asc" },
	});
	if (links.length === 0) return { from: [], to: [], move: null };
	const ids = links.map(({ fromId, toId }) => (fromId === proposalId ? toId : fromId));
	const found = await listReadable(context, ids);
	const named = (pick: (link: (typeof links)[number]) => string | null) =>
		links.flatMap((link) => {
			const other = found.find(({ id }) => id === pick(link));
			return other
				? [
						{
							id: other.id,
							number: other.number,
							title: other.title,
							author: other.authorName,
							kind: link.kind,
							at: link.at,
						},
					]
				: [];
		});
	return {
		from: named(({ fromId, toId }) => (toId === proposalId ? fromId : null)),
		to: named(({ fromId, toId }) => (fromId === proposalId ? toId : null)),
		move: links.find(({ move }) => move)?.move ?? null,
	};
};

export type Lineage = Awaited<ReturnType<typeof readLineage>>;

/** People who still support an original of this proposal and do not support it: counted apart, never twice. */
export const countKept = async ({ db }: Context, proposalId: string): Promise<number> => {
	const [row] = await db.$queryRaw<{ count: number }[]>`
		SELECT count(DISTINCT s."accountId")::int AS count FROM "ProposalLink" l
		JOIN "Support" s ON s."proposalId" = l."fromId"
		WHERE l."toId" = ${proposalId}::uuid AND l.kind IN ('merged', 'split') AND NOT EXISTS (
			SELECT 1 FROM "Support" t WHERE t."proposalId" = ${proposalId}::uuid AND t."accountId" = s."accountId")`;
	return row?.count ?? 0;
};

/** A move with the question the actor is asked about it; null when they are asked nothing. */
export const findMyQuestion = async (context: Context, moveId: string) => {
	const { db, actor } = context;
	const accountId = accountOf(actor);
	if (!accountId) return null;
	const question = await db.supportQuestion.findFirst({
		where: { moveId, accountId },
		select: { answer: true, move: { select: { id: true, kind: true, reason: true, byName: true, dueAt: true } } },
	});
	if (!question) return null;
	const links = await db.proposalLink.findMany({ where: { moveId }, select: { fromId: true, toId: true } });
	const texts = async (ids: string[]) =>
		db.proposal.findMany({
			where: { id: { in: ids } },
			select: { id: true, number: true, title: true, body: true, authorName: true },
			orderBy: { number: "asc" },
		});
	return {
		...question,
		sources: await texts(links.map(({ fromId }) => fromId)),
		targets: await texts(links.map(({ toId }) => toId)),
	};
};

/** Questions about moved proposals the actor has not answered and still may. */
export const listMyQuestions = async ({ db, actor, now }: Context) => {
	const accountId = accountOf(actor);
	if (!accountId) return [];
	const rows = await db.supportQuestion.findMany({
		where: { accountId, answer: null, move: { dueAt: { gt: now } } },
		select: { moveId: true, move: { select: { kind: true, dueAt: true } } },
		take: 20,
	});
	return rows.map(({ moveId, move }) => ({ moveId, ...move }));
};

/** Whether the actor still has to say what becomes of their support after this move. */
export const isAskedAbout = async ({ db, actor, now }: Context, moveId: string): Promise<boolean> => {
	const accountId = accountOf(actor);
	const where = { moveId, accountId: accountId ?? "", answer: null, move: { dueAt: { gt: now } } };
	return accountId !== null && (await db.supportQuestion.count({ where })) > 0;
};
