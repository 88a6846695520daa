import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Actor } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { type AnswerRefusal, answerRefusal, type Move } from "../policy";
import { findAnswer } from "../queries/answers.server";
import type { Answer } from "../schema";
import { applyMacro } from "./apply-macro.server";
import { lockMatter, moveMatter } from "./lock-matter.server";
import { sendToParticipants } from "./send-to-participants.server";
import { findByKey, lockKey, storeMessage } from "./store-message.server";

const markedAs = (canonical: string) => {
	const [, slug = "", version = ""] = /^([a-z0-9-]{1,120})@(\d{1,6})$/.exec(canonical) ?? [];
	return { slug, version: Number(version) };
};

/** The canonical answer the agent inserted, if it is still what the city says; null when none was; «changed» when it is not. */
const canonicalOf = async (context: Context, canonical: string) => {
	if (canonical === "") return null;
	const { slug, version } = markedAs(canonical);
	const found = await findAnswer(context, slug);
	if (found?.version !== version) return "changed" as const;
	const { id } = await context.db.canonicalAnswer.findUniqueOrThrow({ where: { slug }, select: { id: true } });
	return { ...found, id };
};

const MOVES: Record<Answer["outcome"], Move> = { answered: "answer", waiting_resident: "ask", open: "keep_open" };

const noteUse = (
	{ db, now }: Context,
	{
		messageId,
		matterId,
		canonical,
	}: { messageId: string; matterId: string; canonical: { id: string; version: number } },
) =>
	db.canonicalUse.createMany({
		data: { messageId, matterId, answerId: canonical.id, version: canonical.version, at: now },
	});

type Input = Omit<Answer, "canonical" | "macro"> & Partial<Pick<Answer, "canonical" | "macro">> & { reference: string };

/** Whether anybody can read it: every participant has an address or a page. */
type Answered = { channels: string[] };

/**
 * An agent answers once; the planner chooses the channels. The first answer stops the clock. The same form sent twice is
 * one answer. Refuses without the right, in a matter joined into another, or when someone wrote since the agent read
 * (`seen`: the last message on their page): their words are shown again with the new message. Refuses, too, a canonical
 * answer that has another version by now. A macro's effects happen with the answer or not at all.
 */
export const answerMatter = (context: Context, input: Input): Promise<Result<Answered, AnswerRefusal | "not-found">> =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const actor = context.actor as Extract<Actor, { kind: "staff" }>;
		const key = `form:${input.nonce}`;
		await lockKey(context, key);
		const matter = await lockMatter(context, input.reference);
		if (!matter) return refuse("not-found");
		if (await findByKey(context, key)) return ok({ channels: [] });
		const refusal = answerRefusal(actor, matter, input.seen);
		if (refusal) return refuse(refusal);
		const canonical = await canonicalOf(context, input.canonical ?? "");
		if (canonical === "changed") return refuse("answer-changed");
		const author = { authorId: actor.accountId, authorName: actor.name };
		const message = {
			key,
			matterId: matter.id,
			originId: matter.id,
			direction: "out" as const,
			channel: "web",
			...author,
		};
		const id = await storeMessage(context, { ...message, text: input.text });
		const forms = { post: canonical?.post ?? null, shortText: canonical?.sms ?? null };
		const planned = await sendToParticipants(context, matter, { id, text: input.text, kind: "answer", ...forms });
		if (canonical) await noteUse(context, { messageId: id, matterId: matter.id, canonical });
		if (input.macro) await applyMacro(context, matter, input.macro, key);
		await moveMatter(context, matter, { move: MOVES[input.outcome], assigneeId: actor.accountId });
		const clock = { matterId: matter.id, kind: "first-answer", metAt: null };
		await db.matterClock.updateMany({ where: clock, data: { metAt: now } });
		const channels = planned.map(({ channel }) => channel);
		const subject = { type: "matter", id: matter.id };
		await recordEvent(context, { name: "matter.answered", subject, details: { channels, outcome: input.outcome } });
		return ok({ channels });
	});
