import type { Context } from "~/server/context.server";
import { pathsBelow } from "../rules";
import type { Subject } from "../schema";
import { type CommentRow, columns, readable, shown } from "./shown.server";

/** Comments on a page of a thread. */
const PAGE = 50;

type Found = CommentRow & { subjectType: string; subjectId: string; phaseId: string; consultationId: string };

const findRow = async (context: Context, id: string): Promise<Found | null> => {
	const [row] = await context.db.$queryRaw<Found[]>`
		SELECT ${columns}, "subjectType", "subjectId", "phaseId", "consultationId" FROM "Comment"
		WHERE id = ${id}::uuid AND ${readable(context)}`;
	return row ?? null;
};

/** A comment with what it is about; null when absent or not for this actor. */
export const findComment = async (context: Context, id: string) => {
	const row = await findRow(context, id);
	if (!row) return null;
	const { subjectType, subjectId, phaseId, consultationId, ...comment } = row;
	const subject = { type: subjectType, id: subjectId } as Subject;
	const { authorId, state, hiddenAt, createdAt } = comment;
	return {
		...shown(context, comment),
		subject,
		phaseId,
		consultationId,
		asked: { authorId, state, hiddenAt, createdAt },
	};
};

const above = (path: string) => path.split(".").map((_, index, steps) => steps.slice(0, index + 1).join("."));

/**
 * A comment, those it answers (from the first of the thread), and a page of at most 50 of those below it in the order of
 * reading (each answer under what it answers, the oldest first); `next` is where the next page begins, or null.
 */
export const findThread = async (context: Context, { id, after }: { id: string; after?: string | undefined }) => {
	const comment = await findComment(context, id);
	if (!comment) return null;
	const { rootId, path } = comment;
	const { from, to } = pathsBelow(path);
	const start = after && after > from && after < to ? after : from;
	const below = context.db.$queryRaw<CommentRow[]>`
		SELECT ${columns} FROM "Comment" WHERE "rootId" = ${rootId}::uuid AND path > ${start} AND path < ${to}
			AND ${readable(context)} ORDER BY path LIMIT ${PAGE + 1}`;
	const ancestors = context.db.$queryRaw<CommentRow[]>`
		SELECT ${columns} FROM "Comment" WHERE "rootId" = ${rootId}::uuid
			AND path = ANY (${above(path).slice(0, -1)}::text[]) ORDER BY path`;
	const total = context.db.$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM "Comment" WHERE "rootId" = ${rootId}::uuid AND path > ${from} AND path < ${to}
			AND ${readable(context)}`;
	const [rows, ancestorRows, [counted]] = await Promise.all([below, ancestors, total]);
	const page = rows.slice(0, PAGE);
	return {
		comment,
		ancestors: ancestorRows.map((row) => shown(context, row)),
		answers: page.map((row) => shown(context, row)),
		answerCount: counted?.count ?? 0,
		next: rows.length > PAGE ? (page.at(-1)?.path ?? null) : null,
	};
};
