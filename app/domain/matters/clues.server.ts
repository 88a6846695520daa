import type { InboundMessage } from "~/domain/channels/adapters/adapter";
import { referenceOfMessageId, referenceOfReplyAddress } from "~/domain/channels/signing.server";
import type { Context } from "~/server/context.server";
import { referencesIn } from "./rules/reference";
import type { Clues } from "./rules/threading";

/** A pair of telephone numbers is one conversation for this long (ms). */
const NUMBER_PAIR_MS = 7 * 86_400_000;

/** The living matters of these references, joined ones followed to where they went, in the order given. */
const mattersOf = async ({ db }: Context, references: string[]): Promise<string[]> => {
	const rows = await db.matter.findMany({
		where: { reference: { in: references } },
		select: { id: true, reference: true, joinedIntoId: true },
	});
	return references.flatMap((reference) => {
		const row = rows.find((one) => one.reference === reference);
		return row ? [row.joinedIntoId ?? row.id] : [];
	});
};

const mattersOfSender = ({ db }: Context, contactPointId: string, accountIds: string[]) =>
	db.matter.findMany({
		where: {
			joinedIntoId: null,
			desk: { in: ["city", "waiting"] },
			participants: { some: { OR: [{ contactPointId }, { accountId: { in: accountIds } }] } },
		},
		select: { id: true, state: true },
		orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
		take: 20,
	});

/** Conversations without an end, told apart by time: a pair of numbers, a room. */
const ENDLESS = new Set(["phone", "matrix"]);

/** The matters of our own messages that this one answers, by what their provider calls them. */
const answeredMatters = async ({ db }: Context, channel: string, nativeIds: string[]): Promise<string[]> => {
	if (nativeIds.length === 0) return [];
	const sent = await db.delivery.findMany({
		where: { channel, nativeId: { in: nativeIds } },
		select: { messageId: true },
		take: 5,
	});
	const messages = await db.message.findMany({
		where: { id: { in: sent.map(({ messageId }) => messageId) } },
		select: { matterId: true },
	});
	return messages.map(({ matterId }) => matterId);
};

const nativeThreads = async (context: Context, channelAccount: string, message: InboundMessage): Promise<string[]> => {
	const { db, now } = context;
	const isEndless = ENDLESS.has(message.from.kind);
	const threads = isEndless ? [message.threadId ?? ""] : message.references;
	if (threads.length === 0) return [];
	const rows = await db.messageSource.findMany({
		where: {
			channelAccount,
			nativeThreadId: { in: threads },
			...(isEndless ? { message: { at: { gte: new Date(now.getTime() - NUMBER_PAIR_MS) } } } : {}),
		},
		select: { message: { select: { matterId: true } } },
		orderBy: { id: "desc" },
		take: 5,
	});
	const answered = await answeredMatters(context, channelAccount, message.references);
	return [...new Set([...answered, ...rows.map(({ message }) => message.matterId)])];
};

/** Whether a sender takes part in a matter, by this address or by the account it belongs to. */
export const isParticipant = async ({ db }: Context, matterId: string, contactPointId: string, accountIds: string[]) =>
	(await db.matterParticipant.count({
		where: { matterId, OR: [{ contactPointId }, { accountId: { in: accountIds } }] },
	})) > 0;

type Sender = { contactPointId: string; accountIds: string[] };

/** What is known of an inbound message, gathered for `threadOf`. */
export const gatherClues = async (
	context: Context,
	channelAccount: string,
	message: InboundMessage,
	{ contactPointId, accountIds }: Sender,
): Promise<Clues> => {
	const signed = [
		...message.to.flatMap((address) => referenceOfReplyAddress(address) ?? []),
		...message.references.flatMap((identifier) => referenceOfMessageId(identifier) ?? []),
	];
	const takesPart = (matterId: string) => isParticipant(context, matterId, contactPointId, accountIds);
	const named = await mattersOf(context, referencesIn(message.subject));
	const native = await nativeThreads(context, channelAccount, message);
	const ofSender = await mattersOfSender(context, contactPointId, accountIds);
	const referenced: Clues["referenced"] = [];
	for (const matterId of named) referenced.push({ matterId, isParticipant: await takesPart(matterId) });
	const nativeThread: string[] = [];
	for (const matterId of native) if (await takesPart(matterId)) nativeThread.push(matterId);
	return {
		signed: await mattersOf(context, [...new Set(signed)]),
		nativeThread,
		referenced,
		waitingForSender: ofSender.filter(({ state }) => state === "waiting_resident").map(({ id }) => id),
		openOfSender: ofSender.filter(({ state }) => state !== "waiting_resident").map(({ id }) => id),
	};
};
