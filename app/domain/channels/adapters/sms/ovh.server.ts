import { createHash, timingSafeEqual } from "node:crypto";
import type { Adapter, InboundNews } from "../adapter";
import { callGateway, faultOf, type GatewaySettings, smsNews } from "./common.server";

/** OVH signs nothing it calls back: our address holds a secret instead, and is compared in constant time. */
const isSame = (one: string, other: string) => {
	const [a, b] = [one, other].map((text) => createHash("sha256").update(text).digest());
	return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};

const fieldsOf = (raw: Uint8Array): Record<string, string> => {
	const text = Buffer.from(raw).toString("utf8");
	if (!text.startsWith("{")) return Object.fromEntries(new URLSearchParams(text));
	const body: unknown = JSON.parse(text);
	return Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]));
};

/** «ptt» of OVH's delivery report: 1 delivered; 2 and 16 not; 4 and 8 on the way. */
const STATES: Record<string, "sent" | "delivered" | "failed"> = {
	1: "delivered",
	2: "failed",
	16: "failed",
	4: "sent",
	8: "sent",
};

const parse = (raw: Uint8Array): InboundNews[] => {
	const { ptt, id = "", senderid, sender, message, receiver = "" } = fieldsOf(raw);
	if (ptt !== undefined) {
		const state = STATES[ptt];
		return state ? [{ kind: "receipt", nativeId: id, state }] : [{ kind: "set-aside", reason: "empty" }];
	}
	return smsNews({ from: senderid ?? sender ?? "", to: receiver, text: message ?? "" });
};

/** The signature of a call to OVH: «$1$» and the SHA-1 of secrets, method, address, body and time. */
export const ovhSignature = (secret: string, consumer: string, url: string, body: string, seconds: string): string =>
	`$1$${createHash("sha1").update([secret, consumer, "POST", url, body, seconds].join("+")).digest("hex")}`;

type Job = { ids?: (number | string)[]; invalidReceivers?: string[]; message?: string };

/** SMS by a gateway that speaks as OVH does. `callbackKey` is the secret of our address. */
export const ovhAdapter = (settings: GatewaySettings, callbackKey: string, clock = () => new Date()): Adapter => {
	const { baseUrl, account, secret, consumer, service, sender } = settings;
	return {
		describe: () => ({
			...{ id: "sms", channel: "sms", inbound: ["push"], hasReceipts: true, hasAttachments: false },
			...{ isPublic: false, maxLength: 1530 },
		}),
		verify: ({ url }) => {
			const given = new URL(url).searchParams.get("key");
			if (!given) return "unsigned";
			return isSame(given, callbackKey) ? null : "badly-signed";
		},
		split: ({ url, body }) => {
			const query = new URL(url).searchParams;
			query.delete("key");
			const raw = body.length > 0 ? body : new Uint8Array(Buffer.from(query.toString()));
			if (raw.length === 0) return [];
			let fields: Record<string, string> = {};
			try {
				fields = fieldsOf(raw);
			} catch {
				// Not readable: the event is kept all the same, under what it is.
			}
			const nativeId = fields.id
				? `${fields.id}:${fields.ptt ?? "message"}`
				: createHash("sha256").update(raw).digest("hex");
			return [{ nativeId, raw, hints: {} }];
		},
		parse: async ({ raw }) => parse(raw),
		send: ({ text }, address, key) => {
			const url = `${baseUrl}/sms/${encodeURIComponent(service)}/jobs`;
			const tag = createHash("sha256").update(key).digest("hex").slice(0, 20);
			// An answer to someone's own request is no advertisement: no STOP line, and no holding back at weekends.
			const job = { receivers: [address], message: text, sender, noStopClause: true, priority: "high", tag };
			const [body, seconds] = [JSON.stringify(job), String(Math.floor(clock().getTime() / 1000))];
			const headers = {
				"content-type": "application/json",
				"x-ovh-application": account,
				"x-ovh-consumer": consumer,
				"x-ovh-timestamp": seconds,
				"x-ovh-signature": ovhSignature(secret, consumer, url, body, seconds),
			};
			return callGateway(url, { method: "POST", headers, body }, (status, answer) => {
				const { ids = [], invalidReceivers = [] } = (answer ?? {}) as Job;
				if (invalidReceivers.length > 0) return { outcome: "refused", fault: "address", why: "invalid receiver" };
				if (status < 300 && ids[0] !== undefined) return { outcome: "accepted", nativeId: String(ids[0]) };
				return faultOf(status < 300 ? 502 : status, String(status));
			});
		},
		health: async () => null,
	};
};
