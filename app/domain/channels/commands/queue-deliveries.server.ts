import type { Language } from "~/i18n/languages";
import { newId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import type { Letter } from "../rules";
import { replyAddress, signedMessageId } from "../signing.server";
import { queueMail } from "./queue-mail.server";

type Common = { key: string; purpose: string; messageId: string; contactPointId: string | null; address: string };

export type NewDelivery = Common &
	(
		| { channel: "web" }
		| {
				channel: "email";
				language: Language;
				letter: Letter;
				/** The matter it is about: its answers come back signed. */
				reference: string;
				/** The Message-ID it answers, with brackets. */
				inReplyTo: string | null;
				isAutomatic: boolean;
		  }
		| {
				channel: SentChannel;
				text: string;
				holdUntil: Date | null;
				subject?: string;
				thread?: string | null;
				isPublic?: boolean;
				link?: string | null;
		  }
		/** Printed or said by somebody of the city: waits on their page. */
		| { channel: "letter" | "call"; subject: string; text: string; name: string }
	);

/** The channels an adapter sends by, from the queue. */
export type SentChannel = "sms" | "mastodon" | "bluesky" | "matrix" | "push";

const contentOf = (delivery: NewDelivery) => {
	if (delivery.channel === "web" || delivery.channel === "email") return {};
	const { key, purpose, messageId, contactPointId, address, channel, ...content } = delivery;
	return "holdUntil" in content ? { ...content, holdUntil: undefined } : content;
};

/** The row of a new delivery; null when its key is already there. */
const write = async ({ db, now }: Context, delivery: NewDelivery) => {
	const { key, purpose, messageId, contactPointId, address, channel } = delivery;
	const isRead = channel === "web";
	const [row] = await db.delivery.createManyAndReturn({
		data: {
			id: newId(now),
			...{ key, purpose, messageId, contactPointId, address, channel },
			content: contentOf(delivery),
			state: isRead ? "delivered" : "queued",
			settledAt: isRead ? now : null,
			nextAt: ("holdUntil" in delivery && delivery.holdUntil) || now,
			createdAt: now,
		},
		skipDuplicates: true,
		select: { id: true, nextAt: true },
	});
	return row ?? null;
};

/**
 * Sends one message to one address, in the caller's transaction: e-mail through the outbox, SMS, posts and push by the
 * queue; letters and calls wait for somebody of the city (`/admin/by-hand`); on the person's own page it is delivered by
 * being written. The same key twice is one delivery.
 */
export const queueDelivery = async (context: Context, delivery: NewDelivery): Promise<void> => {
	const row = await write(context, delivery);
	if (!row || delivery.channel === "web" || delivery.channel === "letter" || delivery.channel === "call") return;
	if (delivery.channel !== "email") {
		await addJob(context, "deliver", { deliveryId: row.id }, { runAt: row.nextAt, key: `deliver:${row.id}` });
		return;
	}
	const { key, address, language, letter, reference, messageId, inReplyTo, isAutomatic } = delivery;
	const queued = await queueMail(context, {
		...{ key, to: address, language, ...letter },
		thread: {
			messageId: signedMessageId(reference, messageId),
			replyTo: replyAddress(reference),
			...{ inReplyTo, isAutomatic },
		},
	});
	if (queued.ok) return;
	await context.db.delivery.update({ where: { id: row.id }, data: { state: "failed", lastError: queued.reason } });
};
