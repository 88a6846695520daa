import { accountOf } from "~/lib/actor";
import { compareTexts } from "~/lib/diff";
import type { Context } from "~/server/context.server";
import { applyAmendment } from "./amendment-rules";

const select = {
	...{ id: true, passage: true, replacement: true, reason: true, authorId: true, authorName: true, state: true },
	...{ answer: true, createdAt: true, decidedAt: true, promotedId: true, hiddenAt: true, proposalId: true },
	_count: { select: { supports: true } },
} as const;

/** The amendments of a proposal with what they change, the oldest first; withdrawn ones left out, hidden ones to their author only. */
export const listAmendments = async (context: Context, proposal: { id: string; body: string }) => {
	const { db, actor } = context;
	const accountId = accountOf(actor);
	const rows = await db.amendment.findMany({
		where: { proposalId: proposal.id, state: { not: "withdrawn" } },
		select,
		orderBy: { createdAt: "asc" },
		take: 200,
	});
	const shown = rows.filter(({ hiddenAt, authorId }) => !hiddenAt || (authorId !== null && authorId === accountId));
	const mine = await db.amendmentSupport.findMany({
		where: { accountId: accountId ?? proposal.id, amendmentId: { in: shown.map(({ id }) => id) } },
		select: { amendmentId: true },
	});
	return shown.map(({ authorId, _count, hiddenAt, ...row }) => ({
		...row,
		supports: _count.supports,
		isMine: authorId !== null && authorId === accountId,
		isHidden: hiddenAt !== null,
		isSupported: mine.some(({ amendmentId }) => amendmentId === row.id),
		isGone: row.state === "proposed" && applyAmendment(proposal.body, row.passage, row.replacement) === null,
		pieces: compareTexts(row.passage, row.replacement),
	}));
};

export type ShownAmendment = Awaited<ReturnType<typeof listAmendments>>[number];

/** How many amendments of a proposal are shown, and how many wait for its authors. */
export const countAmendments = async ({ db }: Context, proposalId: string) => {
	const where = { proposalId, hiddenAt: null };
	const [all, waiting] = await Promise.all([
		db.amendment.count({ where: { ...where, state: { not: "withdrawn" } } }),
		db.amendment.count({ where: { ...where, state: "proposed" } }),
	]);
	return { all, waiting };
};

/** An amendment by its id; null when absent, hidden or withdrawn. */
export const findAmendment = ({ db }: Context, id: string) =>
	db.amendment.findFirst({ where: { id, hiddenAt: null, state: { not: "withdrawn" } }, select });
