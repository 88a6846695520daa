import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { translator } from "~/i18n/i18next.server";
import type { Actor } from "~/lib/actor";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { findAnswer, listToldOld } from "../queries/answers.server";
import { lockMatter } from "./lock-matter.server";
import { sendToParticipants } from "./send-to-participants.server";
import { findByKey, lockKey, storeMessage } from "./store-message.server";

type Asked = { slug: string; version: number };

/** Asks for everyone told an older version to be told the new one. Answers how many matters that is. Refuses a version no longer in force. */
export const askCorrections = (
	context: Context,
	{ slug, version }: Asked,
): Promise<Result<{ count: number }, "not-allowed" | "changed-meanwhile">> =>
	transaction(context, async (context) => {
		if (permissionRefusal(context.actor, "answers.write")) return refuse("not-allowed");
		const { db, actor } = context;
		const answer = await db.canonicalAnswer.findUnique({ where: { slug }, select: { id: true, version: true } });
		if (answer?.version !== version) return refuse("changed-meanwhile");
		const told = await listToldOld(context, answer);
		const { accountId, name } = actor as Extract<Actor, { kind: "staff" }>;
		await addJob(
			context,
			"send-corrections",
			{ slug, version, byId: accountId, byName: name },
			{ key: `correct:${slug}` },
		);
		const subject = { type: "answer", id: answer.id };
		await recordEvent(context, { name: "answer.corrected", subject, details: { version, matters: told.length } });
		return ok({ count: told.length });
	});

type Author = { byId: string; byName: string };
type Answer = NonNullable<Awaited<ReturnType<typeof findAnswer>>> & { id: string };

/** Tells the people of one matter, once whatever is repeated: the message's key is the answer, its version and the matter. */
const correct = (context: Context, answer: Answer, matterId: string, { byId, byName }: Author) =>
	transaction(context, async (context) => {
		const { db, now } = context;
		const key = `correction:${answer.id}:${answer.version}:${matterId}`;
		await lockKey(context, key);
		if (await findByKey(context, key)) return;
		const { reference } = await db.matter.findUniqueOrThrow({ where: { id: matterId }, select: { reference: true } });
		const matter = await lockMatter(context, reference);
		if (!matter) return;
		const text = translator("fr")("matters:answers.correction", { question: answer.question, body: answer.body });
		const author = { authorId: byId, authorName: byName, direction: "out" as const, channel: "web" };
		const id = await storeMessage(context, { key, matterId, originId: matterId, ...author, text });
		await sendToParticipants(context, matter, { id, text, kind: "answer", post: answer.post, shortText: answer.sms });
		const use = { messageId: id, answerId: answer.id, version: answer.version, matterId, at: now };
		await db.canonicalUse.createMany({ data: use });
		const old = { answerId: answer.id, matterId, version: { lt: answer.version } };
		await db.canonicalUse.updateMany({ where: old, data: { correctedBy: answer.version } });
	});

/** The job: matter by matter, each in its own transaction; killed and run again, nobody is told twice. */
export const sendCorrections = async (
	context: Context,
	{ slug, version, ...author }: Asked & Author,
): Promise<void> => {
	const row = await context.db.canonicalAnswer.findUnique({ where: { slug }, select: { id: true, version: true } });
	const answer = row?.version === version ? await findAnswer(context, slug) : null;
	if (!row || !answer) return;
	for (const { matterId } of await listToldOld(context, row))
		await correct(context, { ...answer, ...row }, matterId, author);
};
