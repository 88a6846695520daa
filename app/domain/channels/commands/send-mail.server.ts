import { emailKey } from "~/domain/accounts/rules";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { noteContactFailure } from "~/domain/residents/commands/note-contact-failure.server";
import { type Context, transaction } from "~/server/context.server";
import { env, isDemonstration } from "~/server/env.server";
import { isAboutMailbox, type MailAdapter, type MailAnswer, mailAdapter } from "../adapters/email.server";
import { noteDelivery } from "./note-delivery.server";

/** How long a worker may hold a letter before it is believed dead: more than all the adapter's timeouts together. */
const LEASE_MS = 3 * 60_000;

/** Tries before a letter is given up: the queue spreads them over about four days. */
const TRIES = 25;

type Taken = { id: string; to: string; language: string; subject: string; text: string; html: string };
type Thread = { key: string; messageId: string | null; replyTo: string | null; headers: Record<string, string> };
type Row = Taken & Thread & { attempts: number; wasLeft: boolean };

/** Takes the letter if it waits, or if the worker that held it is dead. One statement: two workers never both get it. */
const take = async ({ db, now }: Context, mailId: string): Promise<Row | null> => {
	const leaseUntil = new Date(now.getTime() + LEASE_MS);
	const [row] = await db.$queryRaw<Row[]>`
		UPDATE "Mail" m SET state = 'sending', attempts = m.attempts + 1, "leaseUntil" = ${leaseUntil}
		FROM (SELECT id, state FROM "Mail" WHERE id = ${mailId}::uuid FOR UPDATE) before
		WHERE m.id = before.id AND (m.state = 'queued' OR (m.state = 'sending' AND m."leaseUntil" < ${now}))
		RETURNING m.id, m."to", m.language, m.subject, m.text, m.html, m.attempts, m.key, m."messageId", m."replyTo", m.headers,
			before.state = 'sending' AS "wasLeft"`;
	return row ?? null;
};

const settle = async (context: Context, { id, key, to, attempts }: Row, answer: MailAnswer): Promise<void> => {
	const { db, now } = context;
	const where = { id, state: "sending" as const };
	if (answer.outcome === "accepted") {
		const emptied = isDemonstration() ? {} : { text: "", html: "" };
		const data = { state: "sent" as const, sentAt: now, leaseUntil: null, providerId: answer.providerId, ...emptied };
		await transaction(context, async (context) => {
			await context.db.mail.updateMany({ where, data });
			await noteDelivery(context, { key, state: "sent", nativeId: answer.providerId });
		});
		return;
	}
	const isLast = answer.outcome === "refused" || attempts >= TRIES;
	const state = isLast ? ("failed" as const) : ("queued" as const);
	await db.mail.updateMany({ where, data: { state, leaseUntil: null, lastError: answer.why } });
	if (!isLast) throw new Error(`mail not taken yet: ${answer.why}`);
	await recordEvent(context, { name: "mail.failed", subject: { type: "mail", id } });
	await noteDelivery(context, { key, state: "failed", error: answer.why });
	if (isAboutMailbox(answer))
		await noteContactFailure(context, { kind: "email", address: emailKey(to), isPermanent: true });
};

/**
 * Sends one letter of the outbox. Safe to repeat: what is sent or failed stays so. A letter left by a dead worker may have
 * left already: it goes again under the same Message-ID, and the event `mail.repeated` says so.
 * Throws when the server asks to come back later, so that the queue does.
 */
export const sendMail = async (
	context: Context,
	{ mailId }: { mailId: string },
	adapter: MailAdapter = mailAdapter(),
): Promise<void> => {
	const row = await take(context, mailId);
	if (!row) return;
	if (row.wasLeft) await recordEvent(context, { name: "mail.repeated", subject: { type: "mail", id: row.id } });
	const messageId = `<${row.messageId ?? `${row.id}@${new URL(env().PUBLIC_URL).hostname}`}>`;
	const { to, language, subject, text, html, replyTo, headers } = row;
	const answer = await adapter.send({ messageId, to, language, subject, text, html, replyTo, headers });
	await settle(context, row, answer);
};
