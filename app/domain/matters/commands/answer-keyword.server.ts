import type { InboundMessage } from "~/domain/channels/adapters/adapter";
import { queueDelivery } from "~/domain/channels/commands/queue-deliveries.server";
import { toGsm } from "~/domain/channels/rules/gsm";
import { askedWord } from "~/domain/channels/rules/words";
import { silentAmong } from "~/domain/residents/suppression.server";
import type { Context } from "~/server/context.server";
import { findByKeyword } from "../queries/answers.server";

/** Answers a number gets by words in an hour: a machine that answers machines stops there, and staff see it as a message. */
const HOURLY_LIMIT = 10;
const HOUR_MS = 3_600_000;

const askedLately = ({ db, now }: Context, address: string) =>
	db.delivery.count({
		where: { purpose: "keyword", channel: "sms", address, createdAt: { gte: new Date(now.getTime() - HOUR_MS) } },
	});

/**
 * Someone sent one word by SMS: the canonical answer of that word goes back in its SMS form, at once, and no matter opens.
 * Answers whether it did; false for anything that is not such a word, which is then a message like any other.
 */
export const answerKeyword = async (
	context: Context,
	{ key, message }: { key: string; message: InboundMessage },
): Promise<boolean> => {
	const { kind, address } = message.from;
	const word = kind === "phone" ? askedWord(message.text) : null;
	const answer = word ? await findByKeyword(context, word) : null;
	if (!answer || (await askedLately(context, address)) >= HOURLY_LIMIT) return false;
	const silent = await silentAmong(context, [{ kind, address }], "service");
	if (silent.has(address)) return true;
	await queueDelivery(context, {
		...{ key: `${key}:keyword`, purpose: "keyword", messageId: answer.id, contactPointId: null },
		...{ address, channel: "sms", text: toGsm(answer.sms), holdUntil: null },
	});
	return true;
};
