import { createHash } from "node:crypto";
import type { InboundMessage, InboundNews, RawEvent, Sending } from "./adapter";
import type { Answer } from "./http.server";

/** What a status means when the body says nothing better. */
export const faultOfStatus = ({ status }: Pick<Answer, "status">): Sending => {
	const why = String(status);
	if (status === 401 || status === 403) return { outcome: "later", fault: "credentials", why };
	if (status === 429) return { outcome: "later", fault: "quota", why };
	if (status === 404 || status === 410) return { outcome: "refused", fault: "address", why };
	if (status >= 500 || status === 408) return { outcome: "later", fault: "transient", why };
	return { outcome: "refused", fault: "content", why };
};

/** A call that fails or hangs is «later», never an exception; what it says names nobody. */
export const sending = async (work: () => Promise<Sending>): Promise<Sending> => {
	try {
		return await work();
	} catch (error) {
		return { outcome: "later", fault: "transient", why: (error as Error).name };
	}
};

/** One event of a network, known by its own identifier. */
export const socialEvent = (nativeId: string, fields: unknown): RawEvent => ({
	nativeId,
	raw: new Uint8Array(Buffer.from(JSON.stringify(fields))),
	hints: {},
});

/** What an event holds; throws on what is no object. */
export const fieldsOf = (raw: Uint8Array): Record<string, unknown> => {
	const parsed: unknown = JSON.parse(Buffer.from(raw).toString("utf8"));
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw new Error("no event");
	return parsed as Record<string, unknown>;
};

export const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

export const objectIn = (value: unknown): Record<string, unknown> =>
	typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** A short key made of ours, for providers that take only some signs. */
export const shortKey = (key: string, length: number): string =>
	createHash("sha256").update(key).digest("hex").slice(0, length);

/** A push of a network: the poll stores events by itself; a forwarded one is signed with the city's own key and holds one event. */
export const LIMIT_TEXT = 10_000;

type Said = {
	kind: "mastodon" | "bluesky" | "matrix";
	address: string;
	name: string;
	text: string;
	threadId: string;
	sentAt: Date | null;
	isPublic: boolean;
};

/** A message of a network as news; one without words is set aside. */
export const socialMessage = ({ kind, address, name, text, threadId, sentAt, isPublic }: Said): InboundNews[] => {
	if (!address) return [{ kind: "set-aside", reason: "no-sender" }];
	if (text.trim() === "") return [{ kind: "set-aside", reason: "empty" }];
	const message: InboundMessage = {
		...{ kind: "message", from: { kind, address, shown: address, name: name || address }, to: [], subject: "" },
		...{ text: text.trim().slice(0, LIMIT_TEXT), quoted: "", references: [], threadId, attachments: [], sentAt },
		trust: { visibility: isPublic ? "public" : "private" },
	};
	return [message];
};
