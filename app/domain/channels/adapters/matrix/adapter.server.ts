import type { Adapter, InboundNews } from "../adapter";
import { callApi } from "../http.server";
import { signedPush } from "../signed-push.server";
import {
	faultOfStatus,
	fieldsOf,
	objectIn,
	sending,
	shortKey,
	socialEvent,
	socialMessage,
	textIn,
} from "../social.server";

type Settings = { baseUrl: string; token: string; user: string; secret: string | null };

const CLIENT = "/_matrix/client/v3";

/** Only what is said matters: neither who is typing nor who reads. */
const FILTER = JSON.stringify({
	presence: { types: [] },
	account_data: { types: [] },
	room: { timeline: { limit: 100, types: ["m.room.message"] }, state: { types: [] }, ephemeral: { types: [] } },
});

const parse = (raw: Uint8Array, user: string): InboundNews[] => {
	const { sender, content, room_id, origin_server_ts, members } = fieldsOf(raw);
	if (sender === user) return [{ kind: "set-aside", reason: "our-own" }];
	const said = objectIn(content);
	if (said.msgtype === "m.notice") return [{ kind: "set-aside", reason: "automatic-answer" }];
	const address = textIn(sender);
	return socialMessage({
		...{ kind: "matrix", address, name: address.replace(/^@([^:]+):.*$/, "$1"), text: textIn(said.body) },
		...{ threadId: textIn(room_id), isPublic: Number(members ?? 2) > 2 },
		sentAt: typeof origin_server_ts === "number" ? new Date(origin_server_ts) : null,
	});
};

/** What was said in the rooms the city is in, each with its room and how many are there. */
const eventsIn = (joined: Record<string, unknown>, user: string) =>
	Object.entries(joined).flatMap(([roomId, value]) => {
		const room = objectIn(value);
		const members = objectIn(room.summary)["m.joined_member_count"];
		const events = (objectIn(room.timeline).events as unknown[] | undefined) ?? [];
		return events
			.map(objectIn)
			.filter(({ type, sender }) => type === "m.room.message" && sender !== user)
			.map((event) => socialEvent(textIn(event.event_id), { ...event, room_id: roomId, members: members ?? 2 }));
	});

/** Matrix by the client-server API: what is said in the city's rooms in; answers out, under a transaction identifier. */
export const matrixAdapter = ({ baseUrl, token, user, secret }: Settings): Adapter => {
	const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
	/** Who invites the city wants to talk to it. */
	const accept = async (invited: Record<string, unknown>) => {
		for (const roomId of Object.keys(invited).slice(0, 20))
			await callApi(baseUrl, `${CLIENT}/join/${encodeURIComponent(roomId)}`, { method: "POST", headers, body: "{}" });
	};
	return {
		describe: () => ({
			...{ id: "matrix", channel: "matrix", inbound: ["poll", "push"], hasReceipts: false },
			...{ hasAttachments: false, isPublic: false, maxLength: null },
		}),
		...signedPush(secret, ({ event_id }) => textIn(event_id)),
		parse: async ({ raw }) => parse(raw, user),
		poll: async (cursor) => {
			const since = cursor?.since ? `&since=${encodeURIComponent(cursor.since)}` : "";
			const path = `${CLIENT}/sync?timeout=0&filter=${encodeURIComponent(FILTER)}${since}`;
			const { status, body } = await callApi(baseUrl, path, { headers });
			if (status !== 200) throw new Error(`matrix ${status}`);
			const rooms = objectIn(body.rooms);
			await accept(objectIn(rooms.invite));
			return { events: eventsIn(objectIn(rooms.join), user), cursor: { since: textIn(body.next_batch) } };
		},
		send: ({ text, thread }, address, key) =>
			sending(async () => {
				if (!thread) return { outcome: "refused", fault: "address", why: "no room" };
				const path = `${CLIENT}/rooms/${encodeURIComponent(thread)}/send/m.room.message/${shortKey(key, 32)}`;
				const body = JSON.stringify({ msgtype: "m.text", body: address ? text : text.trim() });
				const answer = await callApi(baseUrl, path, { method: "PUT", headers, body });
				const id = textIn(answer.body.event_id);
				if (answer.status < 300 && id) return { outcome: "accepted", nativeId: id };
				// We are no longer in the room: nobody can be reached there.
				if (textIn(answer.body.errcode) === "M_FORBIDDEN") return { outcome: "refused", fault: "address", why: "left" };
				return faultOfStatus(answer);
			}),
		health: async () => {
			const { status } = await callApi(baseUrl, `${CLIENT}/account/whoami`, { headers });
			return status === 200 ? null : `matrix ${status}`;
		},
	};
};
