import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { noteContactFailure } from "~/domain/residents/commands/note-contact-failure.server";
import { type Context, transaction } from "~/server/context.server";
import { env, isDemonstration } from "~/server/env.server";
import { addJob, addJobs } from "~/server/queue.server";
import { isAboutMailbox, type MailAdapter, type MailAnswer, mailAdapter } from "../adapters/email.server";

/** Letters taken at a time, and how many are under way with the server at once. */
const BATCH = 200;
const LANES = 8;

/**
 * How long a worker may hold a batch before it is believed dead. Nothing more of it is handed over after HAND_OVER_MS: what
 * is left is put back, and the last letter still has more than all the adapter's timeouts together.
 */
const LEASE_MS = 3 * 60_000;
const HAND_OVER_MS = 90_000;

/** How long one job goes on before it lets others of the queue pass, and how long it waits when the server takes nothing. */
const TURN_MS = 10_000;
const PAUSE_MS = 60_000;

type Row = {
	id: string;
	key: string;
	to: string;
	language: string;
	subject: string;
	text: string;
	html: string;
	messageId: string | null;
	replyTo: string | null;
	headers: Record<string, string>;
};

type Answered = { row: Row; answer: MailAnswer };

/** Takes the next letters that wait. Two workers never get the same one. */
const take = ({ db, now }: Context): Promise<Row[]> => db.$queryRaw<Row[]>`
	UPDATE "Mail" m SET state = 'sending', attempts = m.attempts + 1, "leaseUntil" = ${new Date(now.getTime() + LEASE_MS)}
	FROM (SELECT id FROM "Mail" WHERE "isBulk" AND state = 'queued' ORDER BY id LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED) next
	WHERE m.id = next.id
	RETURNING m.id, m.key, m."to", m.language, m.subject, m.text, m.html, m."messageId", m."replyTo", m.headers`;

const sendOne = async (row: Row, adapter: MailAdapter): Promise<Answered> => {
	const { key: _, id, messageId: signed, ...envelope } = row;
	const messageId = `<${signed ?? `${id}@${new URL(env().PUBLIC_URL).hostname}`}>`;
	return { row, answer: await adapter.send({ ...envelope, messageId }) };
};

/** Writes down what was taken, in one statement: who it was sent to has it, whatever happens next. */
const settleTaken = async ({ db, now }: Context, taken: Answered[]) => {
	const ids = taken.map(({ row }) => row.id);
	const answers = taken.map(({ answer }) => (answer.outcome === "accepted" ? answer.providerId : ""));
	const kept = isDemonstration();
	await db.$executeRaw`
		UPDATE "Mail" m SET state = 'sent', "sentAt" = ${now}, "leaseUntil" = NULL, "providerId" = a.answer,
			text = CASE WHEN ${kept} THEN m.text ELSE '' END, html = CASE WHEN ${kept} THEN m.html ELSE '' END
		FROM unnest(${ids}::uuid[], ${answers}::text[]) AS a(id, answer) WHERE m.id = a.id AND m.state = 'sending'`;
};

const settleRefused = async (context: Context, { row, answer }: Answered) => {
	const why = answer.outcome === "accepted" ? "" : answer.why;
	const data = { state: "failed" as const, leaseUntil: null, lastError: why };
	await context.db.mail.updateMany({ where: { id: row.id, state: "sending" }, data });
	await recordEvent(context, { name: "mail.failed", subject: { type: "mail", id: row.id } });
	if (isAboutMailbox(answer))
		await noteContactFailure(context, { kind: "email", address: emailKey(row.to), isPermanent: true });
};

/** «Not now» for one letter is tried again alone, later and later; for all of them, the server is down and all wait. */
const settleLater = async (context: Context, later: Answered[], isDown: boolean) => {
	const ids = later.map(({ row }) => row.id);
	const { db } = context;
	const [first] = later;
	const lastError = first && first.answer.outcome !== "accepted" ? first.answer.why : null;
	const data = { state: "queued" as const, leaseUntil: null, lastError, isBulk: isDown };
	await db.mail.updateMany({ where: { id: { in: ids }, state: "sending" }, data });
	if (isDown) return;
	await addJobs(
		context,
		"send-mail",
		ids.map((mailId) => ({ payload: { mailId }, key: `mail:${mailId}` })),
	);
};

/**
 * Writes down what was taken while the next ones leave: each time with all that came since. A worker that dies has a few
 * letters to send again, under the same Message-ID, not its batch.
 */
const settling = (context: Context) => {
	let waiting: Answered[] = [];
	let running: Promise<void> | null = null;
	const run = async () => {
		while (waiting.length > 0) {
			const taken = waiting;
			waiting = [];
			await settleTaken(context, taken);
		}
		running = null;
	};
	return {
		add: (one: Answered) => {
			waiting.push(one);
			running ??= run();
		},
		end: async () => {
			await running;
		},
	};
};

const notNow: MailAnswer = { outcome: "later", why: "out of time" };

/** Hands a batch over, a few letters at a time. Answers those that were not taken. */
const handOver = async (context: Context, rows: Row[], adapter: MailAdapter): Promise<Answered[]> => {
	const end = performance.now() + HAND_OVER_MS;
	const [left, others, taken] = [[...rows], [] as Answered[], settling(context)];
	const lane = async () => {
		for (let row = left.shift(); row; row = left.shift()) {
			const one = performance.now() < end ? await sendOne(row, adapter) : { row, answer: notNow };
			if (one.answer.outcome === "accepted") taken.add(one);
			else others.push(one);
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	await taken.end();
	return others;
};

/** One batch: taken, handed over, written down. Answers how many, and whether the server took nothing at all. */
const sendBatch = async (context: Context, adapter: MailAdapter) => {
	const rows = await take(context);
	const others = await handOver(context, rows, adapter);
	const later = others.filter(({ answer }) => answer.outcome === "later");
	const isDown = rows.length > 0 && later.length === rows.length;
	await transaction(context, async (context) => {
		for (const one of others) if (one.answer.outcome === "refused") await settleRefused(context, one);
		if (later.length > 0) await settleLater(context, later, isDown);
	});
	return { count: rows.length, isDown };
};

/**
 * Sends the letters that wait in bulk, batch by batch under a lease, for some seconds; then asks to go on. Safe to run
 * twice at once: each letter is taken by one. What a dead worker held is found by `rescueMail`.
 */
export const sendBulkMail = async (context: Context, adapter: MailAdapter = mailAdapter()): Promise<void> => {
	const end = performance.now() + TURN_MS;
	while (performance.now() < end) {
		const { count, isDown } = await sendBatch(context, adapter);
		if (count === 0) return;
		if (isDown) {
			const runAt = new Date(context.now.getTime() + PAUSE_MS);
			return addJob(context, "send-bulk-mail", {}, { key: "send-bulk-mail", runAt });
		}
	}
	await addJob(context, "send-bulk-mail", {}, { key: "send-bulk-mail" });
};
