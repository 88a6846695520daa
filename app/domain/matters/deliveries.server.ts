import { type NewDelivery, queueDelivery } from "~/domain/channels/commands/queue-deliveries.server";
import { toGsm } from "~/domain/channels/rules/gsm";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";
import { matterLink } from "./links.server";
import type { Reader } from "./recipients.server";
import type { PlannedDelivery } from "./rules/planner";
import { endOfQuiet } from "./rules/quiet-hours";
import { emailRendition, letterRendition, postRendition, smsRendition, type Words } from "./rules/renditions";

export type Sending = {
	matter: { id: string; reference: string; subject: string };
	message: { id: string; text: string; kind: "answer" | "receipt"; post: string | null; shortText: string | null };
	reader: Reader;
	words: Words;
	/** Message-ID of the reader's last e-mail. */
	inReplyTo: string | null;
};

/** The provider's thread of the last message that came from an address: the post to answer, the room. */
const lastThreadOf = async ({ db }: Context, matterId: string, contactPointId: string | null) => {
	const source = await db.messageSource.findFirst({
		where: { message: { matterId, contactPointId, direction: "in" } },
		select: { nativeThreadId: true },
		orderBy: { id: "desc" },
	});
	return source?.nativeThreadId ?? null;
};

/** Each browser of a person is told on its own. */
const push = async (context: Context, { message, reader, words, matter }: Sending, plan: PlannedDelivery) => {
	const subscriptions = await context.db.pushSubscription.findMany({
		where: { accountId: reader.accountId ?? "" },
		select: { id: true, endpoint: true, p256dh: true, auth: true },
		take: 20,
	});
	for (const { id, endpoint, ...keys } of subscriptions)
		await queueDelivery(context, {
			...{ key: `${message.id}:push:${id}`, purpose: message.kind, messageId: message.id, contactPointId: null },
			...{
				channel: "push",
				address: id,
				thread: JSON.stringify({ endpoint, keys }),
				subject: words.title,
				text: words.pointer,
			},
			...{ link: matterLink(matter.reference, reader), holdUntil: plan.isHeld ? endOfQuiet(context.now) : null },
		});
};

const shaped = async (context: Context, sending: Sending, plan: PlannedDelivery): Promise<NewDelivery> => {
	const { matter, message, reader, words } = sending;
	const { channel, contactPointId, address, content } = plan;
	const path = matterLink(matter.reference, reader);
	const link = new URL(path, env().PUBLIC_URL).href;
	const suffix = content === "neutral" ? ":public" : "";
	const key = `${message.id}:${reader.participantId}:${channel}:${contactPointId ?? "page"}${suffix}`;
	const common = { key, purpose: message.kind, messageId: message.id, contactPointId, address };
	const holdUntil = plan.isHeld ? endOfQuiet(context.now) : null;
	if (channel === "email") {
		const letter = emailRendition(content === "full" ? "full" : "pointer", { text: message.text, link: path, words });
		const thread = {
			reference: matter.reference,
			inReplyTo: sending.inReplyTo,
			isAutomatic: message.kind === "receipt",
		};
		return { ...common, channel, language: reader.language, letter, ...thread };
	}
	if (channel === "letter" || channel === "call") {
		const text = letterRendition({ text: message.text, words });
		return { ...common, channel, subject: words.subject, text, name: reader.name };
	}
	if (channel === "sms") {
		const sms = message.shortText ?? words.sms;
		return { ...common, channel, text: toGsm(smsRendition({ words: { sms }, link })), holdUntil };
	}
	if (channel === "web" || channel === "push") return { ...common, channel: "web" };
	const text = postRendition(content, { link, words, post: message.post });
	const thread = await lastThreadOf(context, matter.id, contactPointId);
	return { ...common, channel, text, thread, isPublic: content === "neutral", holdUntil };
};

/** Queues what the planner chose for one reader, each once, in the caller's transaction. */
export const queuePlanned = async (context: Context, sending: Sending, plans: PlannedDelivery[]): Promise<void> => {
	for (const plan of plans) {
		if (plan.channel === "push") await push(context, sending, plan);
		else await queueDelivery(context, await shaped(context, sending, plan));
	}
};
