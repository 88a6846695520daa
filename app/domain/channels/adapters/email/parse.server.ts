import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { emailKey } from "~/domain/accounts/rules";
import type { Attachment, InboundMessage, InboundNews } from "../adapter";
import { type Headers, readReport, setAsideReason, trustOf } from "./classify";
import { bareSubject, cleanFileName, cleanLine, cleanText } from "./clean";
import { foldQuoted } from "./quoted-text";

/** Files beyond this size (bytes) are named but not kept. */
const FILE_LIMIT = 10 * 1024 * 1024;
const FILES_LIMIT = 20;

const REPORT_PARTS = new Set(["message/delivery-status", "message/rfc822", "text/rfc822-headers"]);

const headersOf = (mail: ParsedMail): Headers => {
	const headers: Headers = new Map();
	for (const { key, line } of mail.headerLines) {
		const value = line
			.slice(line.indexOf(":") + 1)
			.replace(/\r?\n[ \t]+/gu, " ")
			.trim();
		if (!headers.has(key)) headers.set(key, value);
	}
	return headers;
};

const addressesOf = (objects: AddressObject | AddressObject[] | undefined): { address: string; name: string }[] =>
	[objects ?? []]
		.flat()
		.flatMap(({ value }) => value)
		.flatMap((one) => (one.group ? one.group : [one]))
		.flatMap(({ address, name }) => (address ? [{ address, name }] : []));

const IDENTIFIER = /<[^<>\s]+@[^<>\s]+>/gu;

/** Identifiers of the messages this one answers, nearest first. */
const referencesOf = (headers: Headers): string[] => {
	const nearest = headers.get("in-reply-to")?.match(IDENTIFIER) ?? [];
	const others = headers.get("references")?.match(IDENTIFIER)?.reverse() ?? [];
	return [...new Set([...nearest, ...others])].slice(0, 50);
};

const filesOf = (mail: ParsedMail): Attachment[] =>
	mail.attachments
		.filter(({ related }) => !related)
		.slice(0, FILES_LIMIT)
		.map(({ filename, contentType, content }) => ({
			name: cleanFileName(filename ?? (contentType === "message/rfc822" ? "message.eml" : "fichier")),
			type: cleanLine(contentType, 100),
			bytes: content.length <= FILE_LIMIT ? new Uint8Array(content) : new Uint8Array(),
		}));

const bouncesOf = (mail: ParsedMail): InboundNews[] => {
	const parts = mail.attachments.filter(({ contentType }) => REPORT_PARTS.has(contentType));
	const report = parts.find(({ contentType }) => contentType === "message/delivery-status");
	if (!report) return [];
	const failure = readReport(report.content.toString("latin1"));
	const returned = parts
		.filter((part) => part !== report)
		.map(({ content }) => content.toString("latin1").slice(0, 20_000));
	const identifiers = returned.flatMap((text) => /^message-id:\s*(<[^<>\s]+>)/imu.exec(text)?.[1] ?? []);
	return failure ? [{ kind: "bounce", identifiers, ...failure }] : [{ kind: "set-aside", reason: "automatic-answer" }];
};

const dateOf = (mail: ParsedMail): Date | null =>
	mail.date && !Number.isNaN(mail.date.getTime()) && mail.date.getFullYear() > 1990 ? mail.date : null;

const messageOf = (mail: ParsedMail, headers: Headers, from: { address: string; name: string }): InboundMessage => {
	const { visible, quoted } = foldQuoted(cleanText(mail.text ?? ""));
	const delivered = [headers.get("delivered-to"), headers.get("x-original-to")].flatMap(
		(one) => one?.match(/[^\s<>,;]+@[^\s<>,;]+/gu) ?? [],
	);
	const to = [...addressesOf(mail.to), ...addressesOf(mail.cc)].map(({ address }) => address);
	return {
		kind: "message",
		from: {
			kind: "email",
			address: emailKey(from.address),
			shown: cleanLine(from.address, 254),
			name: cleanLine(from.name, 80) || cleanLine(from.address.split("@")[0] ?? "", 80),
		},
		to: [...new Set([...to, ...delivered])].map((address) => address.toLowerCase()),
		subject: bareSubject(mail.subject ?? ""),
		text: visible,
		quoted,
		references: referencesOf(headers),
		threadId: mail.messageId ?? null,
		attachments: filesOf(mail),
		sentAt: dateOf(mail),
		trust: trustOf(headers.get("authentication-results")),
	};
};

/**
 * What an e-mail means: a message with its quotations folded, the bounce of one of ours, or why it is set aside.
 * `own` are the city's own addresses, from which nothing comes in. Throws when nothing can be read.
 */
export const parseEmail = async (raw: Uint8Array, own: string[]): Promise<InboundNews[]> => {
	const mail = await simpleParser(Buffer.from(raw), {
		keepDeliveryStatus: true,
		skipImageLinks: true,
		skipTextToHtml: true,
		skipTextLinks: true,
		maxHtmlLengthToParse: 2 * 1024 * 1024,
	} as Parameters<typeof simpleParser>[1]);
	const headers = headersOf(mail);
	const bounces = bouncesOf(mail);
	if (bounces.length > 0) return bounces;
	const [from] = [...addressesOf(mail.from), ...addressesOf(mail.replyTo)];
	if (!from) return [{ kind: "set-aside", reason: "no-sender" }];
	const subject = mail.subject ?? "";
	const reason = setAsideReason(headers, { from: emailKey(from.address), subject, own });
	if (reason) return [{ kind: "set-aside", reason }];
	const message = messageOf(mail, headers, from);
	const isEmpty = message.text.trim() === "" && message.attachments.length === 0 && message.subject === "";
	return isEmpty ? [{ kind: "set-aside", reason: "empty" }] : [message];
};
