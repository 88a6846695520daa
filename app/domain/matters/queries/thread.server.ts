import type { Context } from "~/server/context.server";
import type { Prisma } from "~/server/prisma/client";
import { referencesIn } from "../rules/reference";

const messageShown = {
	id: true,
	direction: true,
	channel: true,
	authorId: true,
	authorName: true,
	text: true,
	quoted: true,
	details: true,
	at: true,
	originId: true,
	attachments: { select: { id: true, name: true, type: true, size: true, storageKey: true } },
} satisfies Prisma.MessageSelect;

const inOrder = [{ at: "asc" as const }, { id: "asc" as const }];

/** The latest messages of a thread that are read in one page; older ones are few and far between. */
const THREAD_LIMIT = 200;

const deliveriesOf = async ({ db }: Context, messageIds: string[]) => {
	const rows = await db.delivery.findMany({
		where: { messageId: { in: messageIds } },
		select: { key: true, messageId: true, channel: true, address: true, state: true, lastError: true, nextAt: true },
		orderBy: { id: "asc" },
	});
	const byMessage = new Map<string, typeof rows>();
	for (const row of rows) byMessage.set(row.messageId, [...(byMessage.get(row.messageId) ?? []), row]);
	return byMessage;
};

/** A matter as staff see it: everything, with the state of each delivery; null when there is none. */
export const findMatterForStaff = async (context: Context, reference: string) => {
	const { db } = context;
	const [known] = referencesIn(reference);
	if (!known) return null;
	const matter = await db.matter.findUnique({
		where: { reference: known },
		include: {
			participants: {
				select: { id: true, accountId: true, contactPointId: true, name: true, role: true },
				orderBy: { id: "asc" },
			},
			messages: { select: messageShown, orderBy: inOrder, take: THREAD_LIMIT },
			clocks: { select: { kind: true, dueAt: true, metAt: true } },
			joinedInto: { select: { reference: true } },
		},
	});
	if (!matter) return null;
	const pointIds = matter.participants.flatMap(({ contactPointId }) => contactPointId ?? []);
	const [points, deliveries, join, assignee] = await Promise.all([
		db.contactPoint.findMany({
			where: { id: { in: pointIds } },
			select: { id: true, kind: true, shown: true, state: true },
		}),
		deliveriesOf(
			context,
			matter.messages.map(({ id }) => id),
		),
		db.matterJoin.findFirst({
			where: { keptId: matter.id, undoneAt: null },
			select: { id: true, absorbedId: true },
			orderBy: { at: "desc" },
		}),
		matter.assigneeId
			? db.account.findUnique({ where: { id: matter.assigneeId }, select: { displayName: true } })
			: null,
	]);
	return {
		...matter,
		join,
		assigneeName: assignee?.displayName ?? null,
		messages: matter.messages.map((message) => ({ ...message, deliveries: deliveries.get(message.id) ?? [] })),
		participants: matter.participants.map((one) => ({
			...one,
			point: points.find(({ id }) => id === one.contactPointId) ?? null,
		})),
	};
};

export type StaffMatter = NonNullable<Awaited<ReturnType<typeof findMatterForStaff>>>;

/** Other open matters of the same people: «probably the same as…». */
export const listNeighbours = async ({ db }: Context, matter: Pick<StaffMatter, "id" | "participants">) => {
	const accountIds = matter.participants.flatMap(({ accountId }) => accountId ?? []);
	const pointIds = matter.participants.flatMap(({ contactPointId }) => contactPointId ?? []);
	return db.matter.findMany({
		where: {
			id: { not: matter.id },
			joinedIntoId: null,
			participants: { some: { OR: [{ accountId: { in: accountIds } }, { contactPointId: { in: pointIds } }] } },
		},
		select: { reference: true, subject: true, state: true, lastMessageAt: true },
		orderBy: { lastMessageAt: "desc" },
		take: 5,
	});
};

/** Through which participant someone reads: their account, or the signed link they hold. */
export type Access = { accountId: string } | { participantId: string };

/** A matter as a person who takes part reads it: never the notes. A matter joined into another leads to it. Null when it is not theirs. */
export const findMatterOfPerson = async ({ db }: Context, reference: string, access: Access) => {
	const [known] = referencesIn(reference);
	if (!known) return null;
	const theirs = "accountId" in access ? { accountId: access.accountId } : { id: access.participantId };
	const found = await db.matter.findUnique({ where: { reference: known }, select: { id: true, joinedIntoId: true } });
	if (!found) return null;
	const matter = await db.matter.findFirst({
		where: { id: found.joinedIntoId ?? found.id, participants: { some: theirs } },
		select: {
			...{
				id: true,
				reference: true,
				subject: true,
				topic: true,
				state: true,
				firstReceivedAt: true,
				answerDueAt: true,
			},
			participants: { where: theirs, select: { id: true, name: true }, take: 1 },
			messages: { where: { direction: { not: "note" } }, select: messageShown, orderBy: inOrder, take: THREAD_LIMIT },
		},
	});
	if (!matter) return null;
	const { participants, ...rest } = matter;
	return { ...rest, participantId: participants[0]?.id ?? "" };
};
