import { createHash } from "node:crypto";
import type { Adapter, RawEvent } from "../adapter";
import type { MailAdapter } from "../email.server";
import { verifySigned } from "../signature";
import { parseEmail } from "./parse.server";

type Settings = {
	/** Shared with who pushes mail to us; null: pushes are refused. */
	secret: string | null;
	/** The city's own addresses, folded. */
	own: string[];
	mail: MailAdapter;
};

/** What a message is known by, whichever way it comes in: its identifier, with what a forger of identifiers would have to copy too. */
const nativeIdOf = (raw: Uint8Array): string => {
	const head =
		Buffer.from(raw.subarray(0, 64 * 1024))
			.toString("latin1")
			.split(/\r?\n\r?\n/u)[0] ?? "";
	const field = (name: string) =>
		new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t].*)*)`, "imu").exec(head)?.[1]?.replace(/\s+/gu, " ").trim();
	const identifier = field("message-id");
	const parts = identifier
		? [identifier, field("from"), field("date"), field("subject")]
		: [Buffer.from(raw).toString("latin1")];
	return createHash("sha256").update(parts.join("\n")).digest("hex");
};

/** One raw message as an event. `isCut`: only its beginning was fetched, the rest was too large. */
export const mailEvent = (raw: Uint8Array, { isCut = false } = {}): RawEvent => ({
	nativeId: nativeIdOf(raw),
	raw,
	hints: isCut ? { cut: "yes" } : {},
});

/** E-mail: raw messages pushed to us (message/rfc822, signed) or read from a mailbox; out through the SMTP adapter. */
export const emailAdapter = ({ secret, own, mail }: Settings): Adapter => ({
	describe: () => ({
		...{ id: "email", channel: "email", inbound: ["push", "poll"], hasReceipts: false, hasAttachments: true },
		...{ isPublic: false, maxLength: null },
	}),
	verify: (push) => verifySigned(secret, push),
	split: ({ body }) => (body.length > 0 ? [mailEvent(body)] : []),
	parse: ({ raw }) => parseEmail(raw, own),
	send: async ({ subject, text }, address, key) => {
		const envelope = {
			messageId: `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@parvis>`,
			to: address,
		};
		const html = `<p>${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\n/g, "<br>")}</p>`;
		const answer = await mail.send({ ...envelope, language: "fr", subject, text, html });
		if (answer.outcome === "accepted") return { outcome: "accepted", nativeId: envelope.messageId };
		if (answer.outcome === "refused") return { outcome: "refused", fault: "address", why: answer.why };
		return { outcome: "later", fault: /AUTH/.test(answer.why) ? "credentials" : "transient", why: answer.why };
	},
	health: async () => null,
});
