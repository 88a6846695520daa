import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { ANSWER_WORKING_DAYS, afterWorkingDays } from "../rules/clocks";
import { type LockedMatter, lockMatter, moveMatter } from "./lock-matter.server";
import { findByKey, lockKey, type NewMessage, storeMessage } from "./store-message.server";

/** A person's message in a held matter: it is the city's turn again, with a new delay if it had had the last word. */
export const writeInMatter = async (
	context: Context,
	matter: LockedMatter,
	message: Omit<NewMessage, "matterId" | "originId" | "direction">,
): Promise<void> => {
	await storeMessage(context, { ...message, matterId: matter.id, originId: matter.id, direction: "in" });
	const isNewTurn = matter.desk !== "city";
	const due = isNewTurn ? { answerDueAt: afterWorkingDays(context.now, ANSWER_WORKING_DAYS) } : {};
	await moveMatter(context, matter, { move: "resident_writes", ...due });
	const subject = { type: "matter", id: matter.id };
	await recordEvent(context, { name: "matter.written-to", subject, details: { channel: message.channel } });
};

type Input = { reference: string; text: string; nonce: string; participantId: string };

/**
 * Someone who takes part in a matter adds a message from their page. The same form sent twice is one message.
 * Refuses a matter that is not theirs, as if it did not exist.
 */
export const addMessage = (context: Context, input: Input): Promise<Result<null, "not-found">> =>
	transaction(context, async (context) => {
		const key = `form:${input.nonce}`;
		await lockKey(context, key);
		const matter = await lockMatter(context, input.reference);
		if (!matter) return refuse("not-found");
		const where = { id: input.participantId, matterId: matter.id };
		const participant = await context.db.matterParticipant.findFirst({ where });
		if (!participant) return refuse("not-found");
		if (await findByKey(context, key)) return ok(null);
		const { accountId, contactPointId, name } = participant;
		const author = { authorId: accountId, authorName: name, contactPointId };
		await writeInMatter(context, matter, { key, channel: "web", ...author, text: input.text });
		return ok(null);
	});
