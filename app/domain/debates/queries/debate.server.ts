import { shuffleStart } from "~/lib/shuffle";
import type { Context } from "~/server/context.server";
import { Prisma } from "~/server/prisma/client";
import { inTurn, stanceOrder } from "../rules";
import type { Order, StanceKey, Subject } from "../schema";
import { type CommentRow, columns, readable, type ShownComment, shown } from "./shown.server";

/** Threads on a page, and answers shown below each. */
const PAGE = 20;
const ANSWERS = 3;

export type Thread = { first: ShownComment; answers: ShownComment[]; answerCount: number };

type Asked = { subject: Subject; order: Order; after?: string | undefined; seed: string };

type FirstRow = CommentRow & { shuffled: string };

const SHUFFLED = Prisma.sql`(reverse("number"::bit(32)::text) COLLATE "C")`;

const firsts = (context: Context, { subject }: Asked, more: Prisma.Sql, order: Prisma.Sql, limit: number) =>
	context.db.$queryRaw<FirstRow[]>`
		SELECT ${columns}, ${SHUFFLED} AS shuffled FROM "Comment"
		WHERE "subjectId" = ${subject.id}::uuid AND "subjectType" = ${subject.type} AND depth = 0
			AND ${readable(context)} ${more}
		ORDER BY ${order} LIMIT ${limit}`;

/** Each stance is a circle read from a point of its own for each person and day: to its end, then from its start. */
const ofStance = async (context: Context, asked: Asked, stance: StanceKey, after: string | undefined) => {
	const start = shuffleStart(`${asked.seed} ${asked.subject.id}`);
	const [, turn = "0", from] = /^([01])([01]{32})$/.exec(after ?? "") ?? [];
	const same = Prisma.sql`AND stance = ${stance}::"Stance"`;
	const select = (more: Prisma.Sql, limit: number) =>
		firsts(context, asked, Prisma.sql`${same} ${more}`, SHUFFLED, limit);
	const onward = from ? Prisma.sql`AND ${SHUFFLED} > ${from}` : Prisma.sql`AND ${SHUFFLED} >= ${start}`;
	const rows = turn === "1" ? [] : await select(onward, PAGE + 1);
	if (rows.length > PAGE) return rows;
	const beyond = turn === "1" && from ? Prisma.sql`AND ${SHUFFLED} > ${from}` : Prisma.empty;
	const again = await select(Prisma.sql`AND ${SHUFFLED} < ${start} ${beyond}`, PAGE + 1 - rows.length);
	return [...rows, ...again];
};

const cursorOf = (seed: string, row: FirstRow) => `${row.shuffled < shuffleStart(seed) ? 1 : 0}${row.shuffled}`;

/** One thread for, one against, one neutral in turn, each drawn by lot: neither the loudest side nor the first to speak wins. */
const fairFirsts = async (context: Context, asked: Asked) => {
	const seed = `${asked.seed} ${asked.subject.id}`;
	const order = stanceOrder(Number.parseInt(shuffleStart(seed).slice(0, 16), 2));
	const cursors = (asked.after ?? "").split("~");
	const lists = await Promise.all(order.map((stance, index) => ofStance(context, asked, stance, cursors[index])));
	const { items, taken } = inTurn(lists, PAGE);
	const isMore = lists.reduce((sum, { length }) => sum + length, 0) > items.length;
	const next = lists.map((list, index) => {
		const last = list[(taken[index] ?? 0) - 1];
		return last ? cursorOf(seed, last) : (cursors[index] ?? "");
	});
	return { rows: items, next: isMore ? next.join("~") : null };
};

const recentFirsts = async (context: Context, asked: Asked) => {
	const more = /^\d{1,9}$/.test(asked.after ?? "") ? Prisma.sql`AND number < ${Number(asked.after)}` : Prisma.empty;
	const found = await firsts(context, asked, more, Prisma.sql`number DESC`, PAGE + 1);
	const rows = found.slice(0, PAGE);
	return { rows, next: found.length > PAGE ? String(rows.at(-1)?.number) : null };
};

/** The first answers of each thread, and how many there are. */
const answersOf = async (context: Context, rootIds: string[]) => {
	if (rootIds.length === 0) return { answers: [], counts: new Map<string, number>() };
	const answers = context.db.$queryRaw<CommentRow[]>`
		SELECT answer.* FROM unnest(${rootIds}::uuid[]) AS root(id) CROSS JOIN LATERAL (
			SELECT ${columns} FROM "Comment" WHERE "rootId" = root.id AND depth > 0 AND ${readable(context)}
			ORDER BY path LIMIT ${ANSWERS}
		) answer ORDER BY answer.path`;
	const counts = context.db.$queryRaw<{ rootId: string; count: number }[]>`
		SELECT "rootId", count(*)::int AS count FROM "Comment"
		WHERE "rootId" = ANY (${rootIds}::uuid[]) AND depth > 0 AND ${readable(context)} GROUP BY "rootId"`;
	const [rows, counted] = await Promise.all([answers, counts]);
	return { answers: rows, counts: new Map(counted.map(({ rootId, count }) => [rootId, count])) };
};

/**
 * A page of at most 20 threads about a subject, each with its first three answers, and where the next page begins (or
 * null). `fair`: the stances in turn, each in an order drawn from the person and the day; `recent`: the newest first.
 */
export const listThreads = async (
	context: Context,
	asked: Asked,
): Promise<{ threads: Thread[]; next: string | null }> => {
	const { rows, next } = await (asked.order === "recent" ? recentFirsts : fairFirsts)(context, asked);
	const { answers, counts } = await answersOf(
		context,
		rows.map(({ id }) => id),
	);
	const threads = rows.map(({ shuffled: _, ...row }) => ({
		first: shown(context, row),
		answers: answers.filter(({ rootId }) => rootId === row.id).map((answer) => shown(context, answer)),
		answerCount: counts.get(row.id) ?? 0,
	}));
	return { threads, next };
};

export type StanceCounts = Record<StanceKey, number> & { all: number };

/** How many comments (answers included) are published about each of these subjects, and first comments by stance. */
export const countComments = async (
	{ db }: Context,
	{ type, ids }: { type: Subject["type"]; ids: string[] },
): Promise<Map<string, StanceCounts>> => {
	if (ids.length === 0) return new Map();
	const rows = await db.$queryRaw<{ subjectId: string; for: number; against: number; neutral: number; all: number }[]>`
		SELECT "subjectId", count(*)::int AS all,
			count(*) FILTER (WHERE depth = 0 AND stance = 'for')::int AS for,
			count(*) FILTER (WHERE depth = 0 AND stance = 'against')::int AS against,
			count(*) FILTER (WHERE depth = 0 AND stance = 'neutral')::int AS neutral
		FROM "Comment" WHERE "subjectId" = ANY (${ids}::uuid[]) AND "subjectType" = ${type}
			AND state = 'published' AND "hiddenAt" IS NULL
		GROUP BY "subjectId"`;
	return new Map(rows.map(({ subjectId, ...counts }) => [subjectId, counts]));
};
