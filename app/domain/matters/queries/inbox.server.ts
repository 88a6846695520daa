import type { Actor } from "~/lib/actor";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { type MatterState, Prisma } from "~/server/prisma/client";
import { referencesIn } from "../rules/reference";
import type { Queue } from "../schema";

const PAGE = 30;

/** Counting stops here: «plus de 1 000» is enough for a queue. */
const COUNT_LIMIT = 1_000;

const queueCondition = (queue: Queue, actor: Actor): Prisma.Sql => {
	const me = accountOf(actor);
	if (queue === "open") return Prisma.sql`m.desk = 'city'`;
	if (queue === "mentions")
		return Prisma.sql`m.id IN (SELECT "matterId" FROM "MatterMention" WHERE "accountId" = ${me}::uuid AND "seenAt" IS NULL)`;
	if (queue === "raised") return Prisma.sql`m.desk = 'city' AND m."escalatedAt" IS NOT NULL`;
	if (queue === "mine") return Prisma.sql`m.desk = 'city' AND m."assigneeId" = ${me}::uuid`;
	return queue === "waiting"
		? Prisma.sql`m.desk = 'waiting' AND m."joinedIntoId" IS NULL`
		: Prisma.sql`m.desk = 'done' AND m."joinedIntoId" IS NULL`;
};

type Cursor = { at: Date; id: string };

export const readCursor = (text: string | null | undefined): Cursor | null => {
	const [at = "", id = ""] = (text ?? "").split("_");
	const date = new Date(at);
	return isId(id) && !Number.isNaN(date.getTime()) ? { at: date, id } : null;
};

/** The city's turn: most urgent first. Others: latest first. */
const after = (isByDue: boolean, cursor: Cursor | null): Prisma.Sql => {
	if (!cursor) return Prisma.sql`true`;
	const { at, id } = cursor;
	return isByDue
		? Prisma.sql`(m."answerDueAt", m.id) > (${at}, ${id}::uuid)`
		: Prisma.sql`(m."lastMessageAt", m.id) < (${at}, ${id}::uuid)`;
};

const likeOf = (words: string) => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

const conditionOf = (context: Context, queue: Queue, search: string): Prisma.Sql => {
	const [reference] = referencesIn(search);
	if (reference) return Prisma.sql`m.reference = ${reference}`;
	return search ? Prisma.sql`m.subject ILIKE ${likeOf(search)}` : queueCondition(queue, context.actor);
};

export type InboxMatter = {
	id: string;
	reference: string;
	subject: string;
	topic: string;
	state: MatterState;
	urgent: boolean;
	answerDueAt: Date;
	lastMessageAt: Date;
	author: string;
	/** The channel it came by; empty when nothing was written yet. */
	channel: string;
	/** Who follows it; null: nobody. */
	assignee: string | null;
};

/**
 * One page of a staff queue: thirty matters, and the cursor of the next page or null. `search` looks for a reference or
 * words of the subject. One statement: its author, first channel and agent are looked up for the thirty shown only.
 */
export const listInbox = async (
	context: Context,
	{ queue, cursor, search }: { queue: Queue; cursor: Cursor | null; search: string },
) => {
	const isByDue = queue === "open" || queue === "mine" || queue === "raised";
	const order = isByDue ? Prisma.sql`m."answerDueAt", m.id` : Prisma.sql`m."lastMessageAt" DESC, m.id DESC`;
	const rows = await context.db.$queryRaw<InboxMatter[]>(Prisma.sql`
		SELECT m.id, m.reference, m.subject, m.topic, m.state::text AS state, m.urgent, m."answerDueAt", m."lastMessageAt",
			coalesce((SELECT p.name FROM "MatterParticipant" p WHERE p."matterId" = m.id ORDER BY p.id LIMIT 1), '') AS author,
			coalesce((SELECT x.channel FROM "Message" x WHERE x."matterId" = m.id ORDER BY x.at, x.id LIMIT 1), '') AS channel,
			(SELECT a."displayName" FROM "Account" a WHERE a.id = m."assigneeId") AS assignee
		FROM (SELECT * FROM "Matter" m WHERE ${conditionOf(context, queue, search)} AND ${after(isByDue, cursor)}
			ORDER BY ${order} LIMIT ${PAGE + 1}::int) m ORDER BY ${order}`);
	const matters = rows.slice(0, PAGE);
	const last = matters.at(-1);
	const at = last && (isByDue ? last.answerDueAt : last.lastMessageAt).toISOString();
	return { matters, next: rows.length > PAGE && last ? `${at}_${last.id}` : null };
};

/** How many matters stand in each queue, counted up to a thousand and one, in one statement that brings back five numbers. */
export const countQueues = async ({ db, actor }: Context): Promise<Record<Queue, number>> => {
	const upTo = (queue: Queue) =>
		Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM "Matter" m WHERE ${queueCondition(queue, actor)} LIMIT ${COUNT_LIMIT + 1}::int) few)`;
	const [counts] = await db.$queryRaw<Record<Exclude<Queue, "done">, number>[]>(Prisma.sql`
		SELECT ${upTo("open")} AS open, ${upTo("mine")} AS mine, ${upTo("raised")} AS raised, ${upTo("waiting")} AS waiting,
			${upTo("mentions")} AS mentions`);
	if (!counts) throw new Error("queues were not counted");
	return { ...counts, done: 0 };
};

/** The agents a matter can be given to, by name. */
export const listAgents = ({ db }: Context) =>
	db.account.findMany({
		where: { role: { in: ["agent", "admin"] } },
		select: { id: true, displayName: true },
		orderBy: { displayName: "asc" },
		take: 200,
	});
