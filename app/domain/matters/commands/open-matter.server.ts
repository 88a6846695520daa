import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { clocksOf } from "../rules/clocks";
import { referenceFrom } from "../rules/reference";
import { assignBySkill } from "./assign-by-skill.server";
import { type NewMessage, storeMessage } from "./store-message.server";

export type Opening = {
	message: Omit<NewMessage, "matterId" | "originId" | "direction">;
	subject: string;
	topic: string;
	wishedChannel?: string | null;
	linked?: { type: string; id: string } | null;
	/** Matters it may be the same as, shown to staff. */
	probably?: string[];
	participant: { accountId: string | null; contactPointId: string | null; name: string; otherPoints?: string[] };
	receivedAt?: Date;
};

const freshReference = async ({ db }: Context): Promise<string> => {
	const reference = referenceFrom(crypto.getRandomValues(new Uint8Array(7)));
	const taken = await db.matter.findUnique({ where: { reference }, select: { id: true } });
	return taken ? freshReference({ db } as Context) : reference;
};

/** Written by someone for someone else: they are the carer, and the person takes part when they have an account. */
const addHelped = async ({ actor, db, now }: Context, matterId: string): Promise<void> => {
	const helped = "actingFor" in actor ? actor.actingFor : null;
	if (!helped) return;
	const hasAccount = (await db.account.count({ where: { id: helped.personId } })) > 0;
	const own = "name" in actor ? actor.name : "";
	// A person without account is reached through who wrote: the desk reads both names.
	const carer = { role: "carer" as const, ...(hasAccount ? {} : { name: `${own}, ${helped.name}` }) };
	await db.matterParticipant.updateMany({ where: { matterId }, data: carer });
	if (!hasAccount) return;
	const person = { accountId: helped.personId, name: helped.name };
	await db.matterParticipant.createMany({ data: { id: newId(now), matterId, originId: matterId, ...person } });
};

/**
 * Opens a matter with its first message, its author and its clocks, in the caller's transaction. Answers its id and reference.
 * The caller holds the lock of the message's key (`lockKey`) and has seen that the message is not stored yet.
 */
export const openMatter = async (
	context: Context,
	opening: Opening,
): Promise<{ matterId: string; reference: string }> => {
	const { db, now } = context;
	const { message, subject, topic, wishedChannel = null, linked, probably = [], participant } = opening;
	const receivedAt = opening.receivedAt ?? now;
	const clocks = clocksOf(receivedAt);
	const answerDueAt = clocks.find(({ kind }) => kind === "first-answer")?.dueAt ?? now;
	const [id, reference] = [newId(now), await freshReference(context)];
	const dates = { firstReceivedAt: receivedAt, lastMessageAt: now, answerDueAt };
	const link = { linkedType: linked?.type ?? null, linkedId: linked?.id ?? null };
	await db.matter.createMany({ data: { id, reference, subject, topic, wishedChannel, ...link, ...dates } });
	await db.matterParticipant.createMany({ data: { id: newId(now), matterId: id, originId: id, ...participant } });
	await addHelped(context, id);
	await db.matterClock.createMany({ data: clocks.map((clock) => ({ matterId: id, ...clock })) });
	const details = probably.length > 0 ? { ...message.details, probably } : message.details;
	await storeMessage(context, {
		...message,
		...(details ? { details } : {}),
		matterId: id,
		originId: id,
		direction: "in",
	});
	await assignBySkill(context, { id, topic, ...participant });
	await recordEvent(context, {
		name: "matter.opened",
		subject: { type: "matter", id },
		details: { topic, channel: message.channel },
	});
	return { matterId: id, reference };
};
