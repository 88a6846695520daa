import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Network = "mastodon" | "bluesky" | "matrix";
export type Behaviour = "accept" | "refuse" | "fail" | "accept-then-fail" | "hang-up" | "credentials" | "quota";

export type Posted = { id: string; text: string; isPublic: boolean; to: string; key: string };

const bodyOf = async (request: IncomingMessage) => {
	let text = "";
	for await (const chunk of request) text += chunk;
	return (text ? JSON.parse(text) : {}) as Record<string, unknown>;
};

const idOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** What each network calls one thing somebody said to the city. `number` is its place in time. */
const shapes: Record<Network, (text: string, from: string, number: number, parent: string | null) => object> = {
	mastodon: (text, from, number, parent) => ({
		id: String(1_000_000 + number),
		type: "mention",
		status: {
			...{ id: idOf(text), visibility: "public", created_at: "2026-05-12T09:00:00.000Z", in_reply_to_id: parent },
			content: `<p><span class="h-card"><a href="https://x.example/@ville">@<span>ville</span></a></span> ${text
				.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
				.replace(/\n\n/g, "</p><p>")
				.replace(/\n/g, "<br>")}</p>`,
			account: { acct: from, display_name: "Léa" },
		},
	}),
	bluesky: (text, from, number, parent) => ({
		...{ uri: `at://${from}/app.bsky.feed.post/${idOf(text)}`, cid: `cid-${idOf(text)}` },
		...{ author: { did: from, handle: "lea.example", displayName: "Léa" }, reason: parent ? "reply" : "mention" },
		record: {
			...{ text, createdAt: "2026-05-12T09:00:00.000Z" },
			...(parent ? { reply: { parent: { uri: parent, cid: "c" }, root: { uri: parent, cid: "c" } } } : {}),
		},
		indexedAt: new Date(Date.UTC(2026, 4, 12, 9, 0, number)).toISOString(),
	}),
	matrix: (text, from, number) => ({
		...{
			event_id: `$${idOf(text)}`,
			type: "m.room.message",
			sender: from,
			origin_server_ts: 1_778_576_400_000 + number,
		},
		...{ content: { msgtype: "m.text", body: text }, room_id: "!salon:x.example", members: 2 },
	}),
};

const people: Record<Network, string> = {
	mastodon: "lea@x.example",
	bluesky: "did:plc:lea",
	matrix: "@lea:x.example",
};

const STATUS: Partial<Record<Behaviour, number>> = { fail: 503, "accept-then-fail": 500, credentials: 401, quota: 429 };

/**
 * A stand-in network on a free port that speaks as Mastodon, a Bluesky server or a Matrix server do: it knows its own
 * idempotency, repeats itself, answers out of order, and behaves as told, request after request (`next`), else accepts.
 */
export const aSocialServer = async (network: Network) => {
	const said: object[] = [];
	const accepted: Posted[] = [];
	const next: Behaviour[] = [];
	const thread = { mastodon: "99", bluesky: "at://did:plc:lea/app.bsky.feed.post/x", matrix: "!salon:x.example" }[
		network
	];

	const take = (posted: Omit<Posted, "id">): Posted => {
		const known = accepted.find(({ key }) => key === posted.key);
		if (known) return known;
		const one = { ...posted, id: `${network}-${accepted.length + 1}` };
		accepted.push(one);
		return one;
	};

	const posted = (path: string, request: IncomingMessage, body: Record<string, unknown>): Omit<Posted, "id"> | null => {
		if (path === "/api/v1/statuses") {
			const text = String(body.status);
			const key = String(request.headers["idempotency-key"]);
			return { text, key, isPublic: body.visibility === "public", to: /^@(\S+)/.exec(text)?.[1] ?? "" };
		}
		if (path === "/xrpc/com.atproto.repo.putRecord") {
			const record = body.record as { text: string };
			return { text: record.text, key: String(body.rkey), isPublic: true, to: "" };
		}
		if (path === "/xrpc/chat.bsky.convo.sendMessage") {
			const text = (body.message as { text: string }).text;
			return { text, key: `convo ${text}`, isPublic: false, to: String(body.convoId) };
		}
		const room = /\/rooms\/([^/]+)\/send\/m\.room\.message\/(.+)$/.exec(path);
		if (!room) return null;
		return { text: String(body.body), key: room[2] ?? "", isPublic: false, to: decodeURIComponent(room[1] ?? "") };
	};

	const reading = (path: string, query: URLSearchParams): object | unknown[] | null => {
		// Newest first, the last one twice: networks promise neither order nor once.
		const shown = [...said.slice(-1), ...[...said].reverse()];
		if (path === "/api/v1/notifications") {
			const after = query.get("min_id");
			return shown.filter((one) => !after || (one as { id: string }).id > after);
		}
		if (path === "/xrpc/app.bsky.notification.listNotifications") return { notifications: shown };
		if (path === "/xrpc/com.atproto.server.createSession") return { accessJwt: "jeton", did: "did:plc:ville" };
		if (path === "/xrpc/app.bsky.feed.getPosts") return { posts: [{ cid: "c", record: {} }] };
		if (path === "/xrpc/chat.bsky.convo.getConvoForMembers") return { convo: { id: query.get("members") } };
		if (path === "/xrpc/chat.bsky.convo.getMessages")
			return { messages: accepted.map(({ id, text }) => ({ id, text })) };
		if (path !== "/_matrix/client/v3/sync") return null;
		const rooms = {
			join: { "!salon:x.example": { timeline: { events: shown }, summary: { "m.joined_member_count": 2 } } },
		};
		return { next_batch: `s${said.length}`, rooms };
	};

	const answerOf = ({ id }: Posted) =>
		({ mastodon: { id }, bluesky: { uri: id, id }, matrix: { event_id: id } })[network];

	const refusal = { mastodon: [404, {}], bluesky: [404, {}], matrix: [403, { errcode: "M_FORBIDDEN" }] } as const;

	const serve = async (request: IncomingMessage, response: ServerResponse) => {
		const { pathname, searchParams } = new URL(request.url ?? "/", "http://x");
		const say = (status: number, body: unknown) =>
			response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
		const body = await bodyOf(request);
		const message = posted(pathname, request, body);
		const found = reading(pathname, searchParams);
		const isPolled = /notifications$|listNotifications$|sync$/.test(pathname);
		const behaviour = message || isPolled ? (next.shift() ?? "accept") : "accept";
		if (behaviour === "hang-up") return request.socket.destroy();
		if (behaviour === "refuse") return say(refusal[network][0], refusal[network][1]);
		if (behaviour === "accept-then-fail" && message) take(message);
		const status = STATUS[behaviour];
		if (status) return say(status, {});
		if (message) return say(200, answerOf(take(message)));
		return found ? say(200, found) : say(404, {});
	};

	const server = createServer((request, response) => void serve(request, response));
	await new Promise<void>((answer) => server.listen(0, "127.0.0.1", () => answer()));
	const { port } = server.address() as AddressInfo;
	const eventOf = (text: string, parent: string | null = null) =>
		shapes[network](text, people[network], said.length, parent);
	return {
		url: `http://127.0.0.1:${port}`,
		...{ accepted, next, thread, eventOf },
		/** Somebody says something to the city, in answer to `parent` if it is given. */
		say: (text: string, parent: string | null = null) => said.push(eventOf(text, parent)),
		stop: () =>
			new Promise<void>((answer) => {
				server.close(() => answer());
				server.closeAllConnections();
			}),
	};
};
