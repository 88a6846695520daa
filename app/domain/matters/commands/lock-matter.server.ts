import type { Context } from "~/server/context.server";
import { deskOf, type Move, stateAfter } from "../policy";

/** The matter, held until the transaction ends, with the identifier of its last message; null when there is none. */
export const lockMatter = async ({ db }: Context, reference: string) => {
	await db.$executeRaw`SELECT 1 FROM "Matter" WHERE reference = ${reference} FOR UPDATE`;
	const matter = await db.matter.findUnique({
		where: { reference },
		include: { messages: { select: { id: true }, orderBy: [{ at: "desc" }, { id: "desc" }], take: 1 } },
	});
	if (!matter) return null;
	const { messages, ...row } = matter;
	return { ...row, lastMessageId: messages[0]?.id ?? null };
};

export type LockedMatter = NonNullable<Awaited<ReturnType<typeof lockMatter>>>;

type Change = { move: Move; answerDueAt?: Date; assigneeId?: string };

/** Moves a held matter to its next state; a move that makes no sense leaves the state. Answers the new state. */
export const moveMatter = async ({ db, now }: Context, matter: LockedMatter, change: Change) => {
	const state = stateAfter(matter.state, change.move) ?? matter.state;
	await db.matter.update({
		where: { id: matter.id },
		data: {
			...{ state, desk: deskOf(state), lastMessageAt: now },
			version: { increment: 1 },
			snoozedUntil: null,
			...(deskOf(state) === "done" ? { escalatedAt: null } : {}),
			closedAt: state === "closed" ? now : null,
			...(change.answerDueAt ? { answerDueAt: change.answerDueAt } : {}),
			...(change.assigneeId && !matter.assigneeId ? { assigneeId: change.assigneeId } : {}),
		},
		select: { id: true },
	});
	return state;
};
