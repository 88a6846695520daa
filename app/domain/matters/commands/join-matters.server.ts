import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { deskOf } from "../policy";
import { type LockedMatter, lockMatter } from "./lock-matter.server";

export type JoinRefusal = "not-allowed" | "not-found" | "same-matter" | "joined-elsewhere";

/** What a matter was, for the day the joining is undone. */
const portrait = ({ id, state, firstReceivedAt, answerDueAt, lastMessageAt, assigneeId }: LockedMatter) => ({
	...{ id, state, assigneeId },
	firstReceivedAt: firstReceivedAt.toISOString(),
	answerDueAt: answerDueAt.toISOString(),
	lastMessageAt: lastMessageAt.toISOString(),
});

const earliest = (one: Date, other: Date) => (one < other ? one : other);

/** The kept matter takes the messages, people and earliest dates of the other, which keeps its reference as a way in. */
const unite = async (context: Context, kept: LockedMatter, absorbed: LockedMatter) => {
	const { db, now } = context;
	const [from, to] = [{ matterId: absorbed.id }, { matterId: kept.id }];
	await db.message.updateMany({ where: from, data: to });
	await db.matterParticipant.updateMany({ where: from, data: to });
	const isForCity = kept.desk === "city" || absorbed.desk === "city";
	const state = isForCity && kept.desk !== "city" ? "reopened" : kept.state;
	await db.matter.update({
		where: { id: kept.id },
		data: {
			...{ state, desk: deskOf(state) },
			firstReceivedAt: earliest(kept.firstReceivedAt, absorbed.firstReceivedAt),
			answerDueAt: earliest(kept.answerDueAt, absorbed.answerDueAt),
			assigneeId: kept.assigneeId ?? absorbed.assigneeId,
			version: { increment: 1 },
		},
	});
	const data = { joinedIntoId: kept.id, state: "closed" as const, desk: "done" as const, closedAt: now };
	await db.matter.update({ where: { id: absorbed.id }, data: { ...data, version: { increment: 1 } } });
	await db.matter.updateMany({ where: { joinedIntoId: absorbed.id }, data: { joinedIntoId: kept.id } });
};

/** Locks both, always in the same order, so that two agents joining at once wait instead of blocking each other. */
const lockBoth = async (context: Context, one: string, other: string) => {
	const locked = new Map<string, LockedMatter | null>();
	for (const reference of [one, other].sort()) locked.set(reference, await lockMatter(context, reference));
	return [locked.get(one) ?? null, locked.get(other) ?? null] as const;
};

/**
 * Makes one matter of two: the first is kept, messages keep their source, the older receipt date and the earliest clock win,
 * and every way to answer remains, since answers belong to people and not to threads. Answers what `undoJoin` needs.
 */
export const joinMatters = (
	context: Context,
	{ kept: keptReference, absorbed: absorbedReference }: { kept: string; absorbed: string },
): Promise<Result<{ joinId: string }, JoinRefusal>> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "matters.answer")) return refuse("not-allowed");
		if (keptReference === absorbedReference) return refuse("same-matter");
		const [kept, absorbed] = await lockBoth(context, keptReference, absorbedReference);
		if (!kept || !absorbed) return refuse("not-found");
		if (kept.joinedIntoId || absorbed.joinedIntoId) return refuse("joined-elsewhere");
		const { accountId } = context.actor as Extract<Actor, { kind: "staff" }>;
		const before = { kept: portrait(kept), absorbed: portrait(absorbed) };
		const join = { keptId: kept.id, absorbedId: absorbed.id, byId: accountId, at: context.now, before };
		const joinId = newId(context.now);
		await context.db.matterJoin.createMany({ data: { id: joinId, ...join } });
		await unite(context, kept, absorbed);
		const details = { absorbed: absorbed.id };
		await recordEvent(context, { name: "matter.joined", subject: { type: "matter", id: kept.id }, details });
		return ok({ joinId });
	});
