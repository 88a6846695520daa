import nodemailer from "nodemailer";
import { env, isDemonstration } from "~/server/env.server";
import { composeLetter } from "./email/compose.server";
import type { Envelope } from "./email/envelope";

/** What the server said: taken, refused for good, or not now. `why` names no person. */
export type MailAnswer = { outcome: "accepted"; providerId: string } | { outcome: "refused" | "later"; why: string };

export type MailAdapter = { send: (envelope: Envelope) => Promise<MailAnswer> };

/** A server that does not answer within these times (milliseconds) is tried again later. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

type SmtpFault = { code?: string; responseCode?: number; command?: string };

/** A «5xx» about this recipient or this letter is final (RFC 5321, 4.2.1); a fault of connection or credentials is ours to mend. */
const answerTo = ({ code, responseCode, command }: SmtpFault): MailAnswer => {
	const why = [code, responseCode, command].filter(Boolean).join(" ") || "no answer";
	const isAboutLetter = code === "EENVELOPE" || code === "EMESSAGE";
	return { outcome: isAboutLetter && (responseCode ?? 0) >= 500 ? "refused" : "later", why };
};

/** Whether a final refusal is about the mailbox itself (RFC 5321, 4.2.3), rather than about what was sent. */
export const isAboutMailbox = (answer: MailAnswer): boolean =>
	answer.outcome === "refused" && /^EENVELOPE 55[013]/.test(answer.why);

/** Speaks SMTP with the server of `url` over a few kept connections. */
export const smtpAdapter = (url: string, from: string): MailAdapter & { close: () => void } => {
	const address = new URL(url);
	const sender = /<([^<>]+)>/.exec(from)?.[1] ?? from;
	const transport = nodemailer.createTransport({
		pool: true,
		maxConnections: 5,
		maxMessages: 1000,
		host: address.hostname,
		port: Number(address.port) || (address.protocol === "smtps:" ? 465 : 587),
		secure: address.protocol === "smtps:",
		...(address.username
			? { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }
			: {}),
		...TIMEOUTS,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		send: async ({ messageId, to, language, subject, text, html, replyTo, headers: more = {} }) => {
			const headers = { "Content-Language": language, "Auto-Submitted": "auto-generated", ...more };
			const raw = composeLetter({ from, to, messageId, subject, text, html, replyTo, headers, at: new Date() });
			try {
				const sent = await transport.sendMail({ envelope: { from: replyTo || sender, to }, raw });
				return { outcome: "accepted", providerId: sent.response.slice(0, 200) };
			} catch (fault) {
				return answerTo(fault as SmtpFault);
			}
		},
		close: () => transport.close(),
	};
};

/** The demonstration city's: the letter stays in the outbox, which the mailbox page shows. */
const mailbox: MailAdapter = { send: async () => ({ outcome: "accepted", providerId: "mailbox" }) };

let shared: MailAdapter | undefined;

export const mailAdapter = (): MailAdapter => {
	const { SMTP_URL, MAIL_FROM } = env();
	shared ??= isDemonstration() || !SMTP_URL ? mailbox : smtpAdapter(SMTP_URL, MAIL_FROM);
	return shared;
};
