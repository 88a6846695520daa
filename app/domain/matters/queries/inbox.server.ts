import type { Actor } from "~/lib/actor";
import { accountOf } from "~/lib/actor";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { referencesIn } from "../rules/reference";
import type { Queue } from "../schema";

const PAGE = 30;

/** Counting stops here: «plus de 1 000» is enough for a queue. */
const COUNT_LIMIT = 1_000;

const queueWhere = (queue: Queue, actor: Actor, mentioned: string[] = []): Prisma.MatterWhereInput => {
	if (queue === "open") return { desk: "city" };
	if (queue === "mentions") return { id: { in: mentioned } };
	if (queue === "raised") return { desk: "city", escalatedAt: { not: null } };
	if (queue === "mine") return { desk: "city", assigneeId: accountOf(actor) };
	return { desk: queue === "waiting" ? "waiting" : "done", joinedIntoId: null };
};

/** The city's turn: most urgent first. Others: latest first. */
const orders = {
	byDue: [{ answerDueAt: "asc" }, { id: "asc" }],
	byLatest: [{ lastMessageAt: "desc" }, { id: "desc" }],
} satisfies Record<string, Prisma.MatterOrderByWithRelationInput[]>;

type Cursor = { at: Date; id: string };

export const readCursor = (text: string | null | undefined): Cursor | null => {
	const [at = "", id = ""] = (text ?? "").split("_");
	const date = new Date(at);
	return isId(id) && !Number.isNaN(date.getTime()) ? { at: date, id } : null;
};

const after = (isByDue: boolean, { at, id }: Cursor): Prisma.MatterWhereInput =>
	isByDue
		? { answerDueAt: { gte: at }, OR: [{ answerDueAt: { gt: at } }, { id: { gt: id } }] }
		: { lastMessageAt: { lte: at }, OR: [{ lastMessageAt: { lt: at } }, { id: { lt: id } }] };

const shown = {
	id: true,
	reference: true,
	subject: true,
	topic: true,
	state: true,
	urgent: true,
	assigneeId: true,
	answerDueAt: true,
	lastMessageAt: true,
	participants: { select: { name: true }, orderBy: { id: "asc" as const }, take: 1 },
} satisfies Prisma.MatterSelect;

/** The matters in which an agent is named and has not looked since. */
const listMentioned = async ({ db, actor }: Context): Promise<string[]> => {
	const rows = await db.matterMention.findMany({
		where: { accountId: accountOf(actor) ?? "", seenAt: null },
		select: { matterId: true },
		orderBy: { at: "desc" },
		take: COUNT_LIMIT,
	});
	return [...new Set(rows.map(({ matterId }) => matterId))];
};

/** One page of a staff queue: thirty matters, and the cursor of the next page or null. `search` looks for a reference or words of the subject. */
export const listInbox = async (
	context: Context,
	{ queue, cursor, search }: { queue: Queue; cursor: Cursor | null; search: string },
) => {
	const { db, actor } = context;
	const isByDue = queue === "open" || queue === "mine" || queue === "raised";
	const mentioned = queue === "mentions" ? await listMentioned(context) : [];
	const [reference] = referencesIn(search);
	const found = reference
		? { reference }
		: search
			? { subject: { contains: search, mode: "insensitive" as const } }
			: null;
	const where = found ?? queueWhere(queue, actor, mentioned);
	const rows = await db.matter.findMany({
		where: cursor ? { AND: [where, after(isByDue, cursor)] } : where,
		select: shown,
		orderBy: isByDue ? orders.byDue : orders.byLatest,
		take: PAGE + 1,
	});
	const page = rows.slice(0, PAGE);
	const last = page.at(-1);
	const at = last && (isByDue ? last.answerDueAt : last.lastMessageAt).toISOString();
	const matters = page.map(({ participants, ...matter }) => ({ ...matter, author: participants[0]?.name ?? "" }));
	return { matters, next: rows.length > PAGE && last ? `${at}_${last.id}` : null };
};

const countUpTo = async ({ db }: Context, where: Prisma.MatterWhereInput) =>
	(await db.matter.findMany({ where, select: { id: true }, take: COUNT_LIMIT + 1 })).length;

/** How many matters stand in each queue, counted up to a thousand and one. */
export const countQueues = async (context: Context): Promise<Record<Queue, number>> => {
	const { actor } = context;
	const counted = ["open", "mine", "raised", "waiting"] as const;
	const [mentioned, ...counts] = await Promise.all([
		accountOf(actor) ? listMentioned(context) : [],
		...counted.map((queue) => countUpTo(context, queueWhere(queue, actor))),
	]);
	const of = (queue: (typeof counted)[number]) => counts[counted.indexOf(queue)] ?? 0;
	return {
		...{ open: of("open"), mine: of("mine"), raised: of("raised"), waiting: of("waiting") },
		...{ mentions: mentioned.length, done: 0 },
	};
};

/** The agents a matter can be given to, by name. */
export const listAgents = ({ db }: Context) =>
	db.account.findMany({
		where: { role: { in: ["agent", "admin"] } },
		select: { id: true, displayName: true },
		orderBy: { displayName: "asc" },
		take: 200,
	});
