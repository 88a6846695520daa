import { randomBytes } from "node:crypto";
import { oneLine } from "../../rules";
import type { Envelope } from "./envelope";

/** Octets of text in one encoded word: with its wrapping, under the 75 signs of RFC 2047, section 2. */
const WORD = 42;

/** A header's text: as it is when plain ASCII, else in encoded words (RFC 2047), none of them cut inside a sign. */
export const headerText = (given: string): string => {
	const text = oneLine(given);
	if (/^[\x20-\x7e]*$/.test(text) && text.length < 900) return text;
	const words: string[] = [];
	let word = "";
	for (const sign of text) {
		if (Buffer.byteLength(word + sign) > WORD) {
			words.push(word);
			word = "";
		}
		word += sign;
	}
	return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one).toString("base64")}?=`).join("\r\n ");
};

const fromHeader = (from: string): string => {
	const [, name = "", address = ""] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? [];
	if (!address) return oneLine(from);
	return name ? `${/^[\w ]*$/.test(name) ? name : headerText(name)} <${oneLine(address)}>` : oneLine(address);
};

const part = (type: string, content: string) =>
	`Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content)
		.toString("base64")
		.replace(/.{76}/g, "$&\r\n")}\r\n`;

type Sent = Omit<Envelope, "language"> & { from: string; at: Date };

/**
 * A letter as it travels (RFC 5322, 2045): its headers, its text, its HTML. Made by hand because a library that can attach
 * anything to anything takes most of the time of a campaign; no line break of a value ever reaches a header.
 */
export const composeLetter = ({
	from,
	to,
	messageId,
	subject,
	text,
	html,
	replyTo,
	headers = {},
	at,
}: Sent): string => {
	const boundary = `parvis-${randomBytes(12).toString("hex")}`;
	const lines = {
		From: fromHeader(from),
		To: oneLine(to),
		...(replyTo ? { "Reply-To": oneLine(replyTo) } : {}),
		Subject: headerText(subject),
		"Message-ID": oneLine(messageId),
		Date: at.toUTCString().replace("GMT", "+0000"),
		...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerText(value)])),
		"MIME-Version": "1.0",
		"Content-Type": `multipart/alternative; boundary="${boundary}"`,
	};
	const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}`);
	const body = [part("text/plain", text), part("text/html", html)].map((one) => `--${boundary}\r\n${one}`);
	return `${head.join("\r\n")}\r\n\r\n${body.join("")}--${boundary}--\r\n`;
};
