import type { InboundMessage } from "~/domain/channels/adapters/adapter";
import { keepContactPoint } from "~/domain/residents/commands/keep-contact-point.server";
import { translator } from "~/i18n/i18next.server";
import type { Context } from "~/server/context.server";
import { gatherClues, isParticipant } from "../clues.server";
import { firstWords } from "../rules/first-words";
import { threadOf } from "../rules/threading";
import { writeInMatter } from "./add-message.server";
import { lockMatter } from "./lock-matter.server";
import { openMatter } from "./open-matter.server";
import { sendReceipt } from "./send-receipt.server";
import { lockKey } from "./store-message.server";

export type StoredFile = { name: string; type: string; size: number; storageKey: string | null };

type Inbound = {
	/** The inbound event: one message each, ever. */
	key: string;
	channelAccount: string;
	nativeId: string;
	message: InboundMessage;
	files: StoredFile[];
};

const channelOf = ({ from }: InboundMessage) => (from.kind === "phone" ? "sms" : from.kind);

const referenceOf = async ({ db }: Context, matterId: string) =>
	(await db.matter.findUniqueOrThrow({ where: { id: matterId }, select: { reference: true } })).reference;

/**
 * Puts an inbound message in the matter it belongs to (`threadOf`), or opens one and sends its receipt, in the caller's
 * transaction. Someone who writes into a matter without taking part in it is marked, and is not made a participant: a
 * leaked address gives nobody the answers. Answers the matter.
 */
export const receiveMessage = async (
	context: Context,
	inbound: Inbound,
): Promise<{ matterId: string; rule: string }> => {
	const { key, channelAccount, nativeId, message, files } = inbound;
	const { from, threadId, trust } = message;
	// One sender at a time: two messages at once would otherwise open two matters where one answers the other.
	await lockKey(context, `sender:${from.kind}:${from.address}`);
	const contactPointId = await keepContactPoint(context, from);
	const owners = await context.db.contactPointOwner.findMany({
		where: { contactPointId },
		select: { accountId: true },
	});
	const accountIds = owners.map(({ accountId }) => accountId);
	// An address that two people share names neither.
	const accountId = accountIds.length === 1 ? (accountIds[0] ?? null) : null;
	const thread = threadOf(await gatherClues(context, channelAccount, message, { contactPointId, accountIds }));
	const channel = channelOf(message);
	const words = {
		...{ key, channel, authorId: accountId, authorName: from.name, contactPointId, attachments: files },
		...{ text: message.text, quoted: message.quoted },
		source: { channelAccount, nativeId, nativeThreadId: threadId, trust },
	};
	if (thread.matterId) {
		const matter = await lockMatter(context, await referenceOf(context, thread.matterId));
		if (!matter) throw new Error("the matter of a message is gone");
		const unknownSender = !(await isParticipant(context, matter.id, contactPointId, accountIds));
		await writeInMatter(context, matter, { ...words, details: { rule: thread.rule, unknownSender } });
		return { matterId: matter.id, rule: thread.rule };
	}
	const subject =
		message.subject ||
		(channel === "email" ? "" : firstWords(message.text)) ||
		translator("fr")("matters:inbound.noSubject");
	const { matterId } = await openMatter(context, {
		...{ subject: subject.slice(0, 200), topic: "other", probably: "probably" in thread ? thread.probably : [] },
		participant: { accountId, contactPointId, name: from.name },
		message: { ...words, details: { rule: thread.rule } },
	});
	await sendReceipt(context, matterId);
	return { matterId, rule: thread.rule };
};
