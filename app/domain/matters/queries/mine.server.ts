import type { Context } from "~/server/context.server";

/** A person's matters, latest first: reference, subject, topic, state, and when something last happened. */
export const listMattersOf = ({ db }: Context, accountId: string, { limit = 50 }: { limit?: number } = {}) =>
	db.matter.findMany({
		where: { joinedIntoId: null, participants: { some: { accountId } } },
		select: { reference: true, subject: true, topic: true, state: true, firstReceivedAt: true, lastMessageAt: true },
		orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
		take: limit,
	});

/** What waits for a person: matters in which the city asked them something. */
export const listMattersWaitingFor = ({ db }: Context, accountId: string) =>
	db.matter.findMany({
		where: { state: "waiting_resident", joinedIntoId: null, participants: { some: { accountId } } },
		select: { reference: true, subject: true, lastMessageAt: true },
		orderBy: { lastMessageAt: "desc" },
		take: 20,
	});
