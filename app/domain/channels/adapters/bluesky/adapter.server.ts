import { createHash } from "node:crypto";
import type { Adapter, InboundNews, Rendition } from "../adapter";
import { type Answer, callApi } from "../http.server";
import { signedPush } from "../signed-push.server";
import { faultOfStatus, fieldsOf, objectIn, sending, socialEvent, socialMessage, textIn } from "../social.server";

/** Graphemes of one post (app.bsky.feed.post, «maxGraphemes»). */
const LIMIT = 300;

/** Pages of notifications read at a time, of fifty each. */
const PAGES = 4;

const CHAT = { "atproto-proxy": "did:web:api.bsky.chat#bsky_chat" };

type Settings = { baseUrl: string; handle: string; password: string; secret: string | null; clock?: () => Date };

const segmenter = new Intl.Segmenter("fr", { granularity: "grapheme" });

const cut = (text: string): string => {
	const signs = [...segmenter.segment(text)].map(({ segment }) => segment);
	return signs.length > LIMIT ? `${signs.slice(0, LIMIT - 1).join("")}…` : text;
};

/** Where links stand, in UTF-8 bytes (app.bsky.richtext.facet): without it they cannot be touched. */
export const linkFacets = (text: string) =>
	[...text.matchAll(/https?:\/\/[^\s<>«»]*[^\s<>«».,;:!?)]/g)].map((found) => {
		const byteStart = Buffer.byteLength(text.slice(0, found.index));
		return {
			index: { byteStart, byteEnd: byteStart + Buffer.byteLength(found[0]) },
			features: [{ $type: "app.bsky.richtext.facet#link", uri: found[0] }],
		};
	});

const SORTABLE = "234567abcdefghijklmnopqrstuvwxyz";

/** A record key made of ours, in the form the network asks for (TID: thirteen signs, the first at most «j»). The same key is the same record. */
export const recordKey = (key: string): string => {
	const bytes = createHash("sha256").update(key).digest();
	return Array.from(bytes.subarray(0, 13), (byte, index) => SORTABLE.charAt(byte % (index === 0 ? 16 : 32))).join("");
};

/** One notification (app.bsky.notification.listNotifications): a mention of the city, or an answer to it. */
const parse = (raw: Uint8Array): InboundNews[] => {
	const { uri, author, record, reason } = fieldsOf(raw);
	if (reason !== "mention" && reason !== "reply") return [{ kind: "set-aside", reason: "not-ours" }];
	const [who, post] = [objectIn(author), objectIn(record)];
	const parent = textIn(objectIn(objectIn(post.reply).parent).uri);
	const news = socialMessage({
		...{ kind: "bluesky", address: textIn(who.did), name: textIn(who.displayName) || textIn(who.handle) },
		...{ text: textIn(post.text), threadId: textIn(uri), isPublic: true },
		sentAt: post.createdAt ? new Date(textIn(post.createdAt)) : null,
	});
	return news.map((one) => (one.kind === "message" && parent ? { ...one, references: [parent] } : one));
};

type Session = { token: string; did: string };

/** Opens a session with the server when there is none, and once more when it has expired. */
const sessionOf = ({ baseUrl, handle, password }: Settings) => {
	let session: Session | null = null;
	const open = async (): Promise<Session> => {
		const init = {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ identifier: handle, password }),
		};
		const { status, body } = await callApi(baseUrl, "/xrpc/com.atproto.server.createSession", init);
		if (status !== 200) throw new Error(`bluesky session ${status}`);
		return { token: textIn(body.accessJwt), did: textIn(body.did) };
	};
	return async (path: string, ask: { body?: (did: string) => unknown; headers?: Record<string, string> } = {}) => {
		for (let last = false; ; last = true) {
			session ??= await open();
			const { token, did } = session;
			const body = ask.body ? { method: "POST", body: JSON.stringify(ask.body(did)) } : {};
			const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", ...ask.headers };
			const answer = await callApi(baseUrl, `/xrpc/${path}`, { ...body, headers });
			const isExpired = answer.status === 401 || textIn(answer.body.error) === "ExpiredToken";
			if (!isExpired || last) return answer;
			session = null;
		}
	};
};

type Call = ReturnType<typeof sessionOf>;

/** What a reply must name: the post it answers, and the first post of the conversation. */
const replyTo = async (call: Call, uri: string) => {
	const { body } = await call(`app.bsky.feed.getPosts?uris=${encodeURIComponent(uri)}`);
	const post = objectIn((body.posts as unknown[] | undefined)?.[0]);
	const parent = { uri, cid: textIn(post.cid) };
	const root = objectIn(objectIn(objectIn(post.record).reply).root);
	return parent.cid ? { parent, root: root.uri ? root : parent } : null;
};

const publicPost = async (call: Call, { text, thread }: Rendition, key: string, now: Date): Promise<Answer> => {
	const shown = cut(text);
	const reply = thread ? await replyTo(call, thread) : null;
	if (thread && !reply) return { status: 404, body: {}, list: [] };
	const record = {
		...{ $type: "app.bsky.feed.post", text: shown, createdAt: now.toISOString(), langs: ["fr"] },
		facets: linkFacets(shown),
		...(reply ? { reply } : {}),
	};
	const collection = "app.bsky.feed.post";
	return call("com.atproto.repo.putRecord", {
		body: (did) => ({ repo: did, collection, rkey: recordKey(key), record }),
	});
};

/** A private message. Its network knows no key: what is already there with the same words is not said again. */
const privateMessage = async (call: Call, { text }: Rendition, address: string): Promise<Answer> => {
	const members = `chat.bsky.convo.getConvoForMembers?members=${encodeURIComponent(address)}`;
	const found = await call(members, { headers: CHAT });
	const convoId = textIn(objectIn(found.body.convo).id);
	if (!convoId) return found.status < 300 ? { ...found, status: 404 } : found;
	const said = await call(`chat.bsky.convo.getMessages?convoId=${encodeURIComponent(convoId)}&limit=50`, {
		headers: CHAT,
	});
	const same = ((said.body.messages as unknown[] | undefined) ?? []).map(objectIn).find((one) => one.text === text);
	if (same) return { status: 200, body: same, list: [] };
	return call("chat.bsky.convo.sendMessage", { body: () => ({ convoId, message: { text } }), headers: CHAT });
};

/** Bluesky by its public XRPC: mentions and replies in; public posts under a chosen record key and private messages out. */
export const blueskyAdapter = (settings: Settings): Adapter => {
	const call = sessionOf(settings);
	const clock = settings.clock ?? (() => new Date());
	return {
		describe: () => ({
			...{ id: "bluesky", channel: "bluesky", inbound: ["poll", "push"], hasReceipts: false },
			...{ hasAttachments: false, isPublic: true, maxLength: LIMIT },
		}),
		...signedPush(settings.secret, ({ uri }) => textIn(uri)),
		parse: async ({ raw }) => parse(raw),
		poll: async (cursor) => {
			const since = cursor?.since ?? "";
			const found: Record<string, unknown>[] = [];
			let page = "";
			for (let count = 0; count < PAGES; count += 1) {
				const answer = await call(`app.bsky.notification.listNotifications?limit=50${page}`);
				if (answer.status !== 200) throw new Error(`bluesky ${answer.status}`);
				const all = ((answer.body.notifications as unknown[] | undefined) ?? []).map(objectIn);
				// Times may be equal: what was seen already comes again, and the unique key stops it.
				found.push(...all.filter(({ indexedAt }) => textIn(indexedAt) >= since));
				const more = textIn(answer.body.cursor);
				if (!more || all.length === 0 || all.some(({ indexedAt }) => textIn(indexedAt) < since)) break;
				page = `&cursor=${encodeURIComponent(more)}`;
			}
			const newest = found.map(({ indexedAt }) => textIn(indexedAt)).reduce((a, b) => (b > a ? b : a), since);
			const wanted = found.filter(({ reason }) => reason === "mention" || reason === "reply");
			return { events: wanted.map((one) => socialEvent(textIn(one.uri), one)), cursor: { since: newest } };
		},
		send: (message, address, key) =>
			sending(async () => {
				const isPublic = message.isPublic ?? true;
				const answer = isPublic
					? await publicPost(call, message, key, clock())
					: await privateMessage(call, message, address);
				const id = textIn(answer.body.uri) || textIn(answer.body.id);
				return answer.status < 300 && id ? { outcome: "accepted", nativeId: id } : faultOfStatus(answer);
			}),
		health: async () => {
			const { status } = await call("com.atproto.server.getSession");
			return status === 200 ? null : `bluesky ${status}`;
		},
	};
};
