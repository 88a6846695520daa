import { textOfHtml } from "~/lib/plain-text";
import type { Adapter, InboundNews, Rendition } from "../adapter";
import { callApi } from "../http.server";
import { signedPush } from "../signed-push.server";
import { faultOfStatus, fieldsOf, objectIn, sending, socialEvent, socialMessage, textIn } from "../social.server";

/** The longest post of a server that says nothing else (Mastodon's default). */
const LIMIT = 500;

/** Mentions read at a time; the rest waits for the next minute. */
const PAGE = 40;

type Settings = { baseUrl: string; token: string; secret: string | null };

const cut = (text: string) => ([...text].length > LIMIT ? `${[...text].slice(0, LIMIT - 1).join("")}…` : text);

/** One mention: GET /api/v1/notifications (Mastodon API, «Notification» and «Status»). */
const parse = (raw: Uint8Array): InboundNews[] => {
	const status = objectIn(fieldsOf(raw).status);
	const account = objectIn(status.account);
	const acct = textIn(account.acct);
	const words = textOfHtml(textIn(status.content)).replace(/^(?:@[\w.@-]+\s+)+/, "");
	const news = socialMessage({
		...{ kind: "mastodon", address: acct.toLowerCase(), name: textIn(account.display_name), text: words },
		...{ threadId: textIn(status.id), sentAt: status.created_at ? new Date(textIn(status.created_at)) : null },
		isPublic: status.visibility !== "direct" && status.visibility !== "private",
	});
	const parent = textIn(status.in_reply_to_id);
	return news.map((one) => (one.kind === "message" && parent ? { ...one, references: [parent] } : one));
};

const idOf = (fields: Record<string, unknown>) => textIn(objectIn(fields.status).id);

/** Mastodon by its public API: mentions in; public answers and direct pointers out, under its Idempotency-Key. */
export const mastodonAdapter = ({ baseUrl, token, secret }: Settings): Adapter => {
	const authorization = { authorization: `Bearer ${token}` };
	const body = ({ text, thread, isPublic = true }: Rendition, address: string) => ({
		status: cut(address ? `@${address} ${text}` : text),
		visibility: isPublic ? "public" : "direct",
		language: "fr",
		...(thread ? { in_reply_to_id: thread } : {}),
	});
	return {
		describe: () => ({
			...{ id: "mastodon", channel: "mastodon", inbound: ["poll", "push"], hasReceipts: false },
			...{ hasAttachments: false, isPublic: true, maxLength: LIMIT },
		}),
		...signedPush(secret, idOf),
		parse: async ({ raw }) => parse(raw),
		poll: async (cursor) => {
			const since = cursor?.since ? `&min_id=${encodeURIComponent(cursor.since)}` : "";
			const path = `/api/v1/notifications?types[]=mention&limit=${PAGE}${since}`;
			const { status, list } = await callApi(baseUrl, path, { headers: authorization });
			if (status !== 200) throw new Error(`mastodon ${status}`);
			const found = list.map(objectIn);
			const newest = found.map(({ id }) => textIn(id)).reduce((a, b) => (isAfter(b, a) ? b : a), cursor?.since ?? "");
			return { events: found.map((one) => socialEvent(idOf(one) || textIn(one.id), one)), cursor: { since: newest } };
		},
		send: (message, address, key) =>
			sending(async () => {
				const headers = { ...authorization, "content-type": "application/json", "idempotency-key": key };
				const init = { method: "POST", headers, body: JSON.stringify(body(message, address)) };
				const answer = await callApi(baseUrl, "/api/v1/statuses", init);
				const id = textIn(answer.body.id);
				return answer.status < 300 && id ? { outcome: "accepted", nativeId: id } : faultOfStatus(answer);
			}),
		health: async () => {
			const { status } = await callApi(baseUrl, "/api/v1/accounts/verify_credentials", { headers: authorization });
			return status === 200 ? null : `mastodon ${status}`;
		},
	};
};

/** Identifiers are numbers too long for a double: longer is later, else by their signs. */
const isAfter = (one: string, other: string) => (one.length === other.length ? one > other : one.length > other.length);
