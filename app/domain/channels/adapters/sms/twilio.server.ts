import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Adapter, InboundNews, Push } from "../adapter";
import { callGateway, faultOf, type GatewaySettings, smsNews } from "./common.server";

const fieldsOf = (body: Uint8Array) => new URLSearchParams(Buffer.from(body).toString("utf8"));

/** Twilio signs the public address followed by the sorted fields, each name and value (HMAC-SHA1, base64). */
export const twilioSignature = (secret: string, url: string, body: Uint8Array): string => {
	const sorted = [...fieldsOf(body)].sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
	return createHmac("sha1", secret)
		.update(url + sorted.map(([name, value]) => name + value).join(""))
		.digest("base64");
};

const STATES: Record<string, "sent" | "delivered" | "failed"> = {
	sent: "sent",
	delivered: "delivered",
	undelivered: "failed",
	failed: "failed",
};

/** «The number does not exist», «cannot receive», «asked for silence» (Twilio's error codes). */
const ADDRESS_FAULTS = new Set([21211, 21214, 21610, 21614, 30003, 30005, 30006]);

const nativeIdOf = ({ body }: Push) => {
	const fields = fieldsOf(body);
	const id = fields.get("MessageSid") ?? fields.get("SmsSid");
	const status = fields.get("MessageStatus");
	return id ? `${id}:${status ?? "message"}` : createHash("sha256").update(body).digest("hex");
};

const parse = (raw: Uint8Array): InboundNews[] => {
	const fields = fieldsOf(raw);
	const state = STATES[fields.get("MessageStatus") ?? ""];
	const id = fields.get("MessageSid") ?? "";
	if (state) {
		const error = fields.get("ErrorCode");
		return [{ kind: "receipt", nativeId: id, state, ...(error ? { error } : {}) }];
	}
	if (fields.has("MessageStatus")) return [{ kind: "set-aside", reason: "empty" }];
	return smsNews({ from: fields.get("From") ?? "", to: fields.get("To") ?? "", text: fields.get("Body") ?? "" });
};

/** SMS by a gateway that speaks as Twilio does. */
export const twilioAdapter = (settings: GatewaySettings, callbackUrl: string): Adapter => {
	const { baseUrl, account, secret, sender } = settings;
	return {
		describe: () => ({
			...{ id: "sms", channel: "sms", inbound: ["push"], hasReceipts: true, hasAttachments: false },
			...{ isPublic: false, maxLength: 1600 },
		}),
		verify: ({ url, headers, body }) => {
			const given = headers.get("x-twilio-signature");
			if (!given) return "unsigned";
			const [right, other] = [Buffer.from(twilioSignature(secret, url, body)), Buffer.from(given)];
			return right.length === other.length && timingSafeEqual(right, other) ? null : "badly-signed";
		},
		split: (push) => (push.body.length > 0 ? [{ nativeId: nativeIdOf(push), raw: push.body, hints: {} }] : []),
		parse: async ({ raw }) => parse(raw),
		send: ({ text }, address, key) => {
			const body = new URLSearchParams({ To: address, From: sender, Body: text, StatusCallback: callbackUrl });
			const authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}`;
			const headers = { authorization, "idempotency-key": key, "content-type": "application/x-www-form-urlencoded" };
			const url = `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
			return callGateway(url, { method: "POST", headers, body: body.toString() }, (status, answer) => {
				const { sid, code } = (answer ?? {}) as { sid?: string; code?: number };
				if (status < 300 && sid) return { outcome: "accepted", nativeId: sid };
				if (code && ADDRESS_FAULTS.has(code)) return { outcome: "refused", fault: "address", why: String(code) };
				return faultOf(status < 300 ? 502 : status, `${status} ${code ?? ""}`.trim());
			});
		},
		health: async () => null,
	};
};
