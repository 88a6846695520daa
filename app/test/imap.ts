import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

type Letter = { uid: number; raw: Buffer };

const quoted = (text: string) => `"${text}"`;

/** The uids a set such as «3:*» or «4,6» names. */
const inSet = (set: string, uids: number[]) => {
	const last = Math.max(0, ...uids);
	const parts = set.split(",").map((part) => part.split(":").map((end) => (end === "*" ? last : Number(end))));
	return uids.filter((uid) =>
		parts.some(([from = 0, to = from]) => uid >= Math.min(from, to) && uid <= Math.max(from, to)),
	);
};

/** Answers the few commands a reader needs (RFC 3501): log in, open the mailbox, search and fetch by uid. */
const converse = (socket: Socket, letters: Letter[], state: { validity: number; isDown: boolean }) => {
	const say = (line: string | Buffer) => socket.write(line);
	const uids = () => letters.map(({ uid }) => uid);
	const fetch = (set: string) => {
		for (const uid of inSet(set, uids())) {
			const index = letters.findIndex((letter) => letter.uid === uid);
			const raw = letters[index]?.raw ?? Buffer.alloc(0);
			say(`* ${index + 1} FETCH (UID ${uid} RFC822.SIZE ${raw.length} BODY[]<0> {${raw.length}}\r\n`);
			say(raw);
			say(")\r\n");
		}
	};
	const answer = (tag: string, command: string, rest: string) => {
		if (state.isDown) return socket.destroy();
		const words = rest.split(" ");
		if (command === "CAPABILITY") say("* CAPABILITY IMAP4rev1\r\n");
		if (command === "LIST" || command === "LSUB") say(`* LIST () "/" ${quoted("INBOX")}\r\n`);
		if (command === "SELECT" || command === "EXAMINE") {
			say(`* FLAGS (\\Seen)\r\n* ${letters.length} EXISTS\r\n* 0 RECENT\r\n`);
			say(`* OK [UIDVALIDITY ${state.validity}] ok\r\n* OK [UIDNEXT ${Math.max(0, ...uids()) + 1}] ok\r\n`);
		}
		if (command === "UID" && words[0] === "SEARCH") {
			const set = /UID ([\d:*,]+)/.exec(rest.slice(6))?.[1] ?? "1:*";
			say(`* SEARCH ${inSet(set, uids()).join(" ")}\r\n`);
		}
		if (command === "UID" && words[0] === "FETCH") fetch(words[1] ?? "");
		if (command === "LOGOUT") say("* BYE bye\r\n");
		say(`${tag} OK ${command === "EXAMINE" ? "[READ-ONLY] " : ""}done\r\n`);
		return command === "LOGOUT" ? socket.end() : undefined;
	};
	let waiting = "";
	say("* OK [CAPABILITY IMAP4rev1] ready\r\n");
	socket.on("data", (chunk) => {
		waiting += chunk.toString("latin1");
		const lines = waiting.split("\r\n");
		waiting = lines.pop() ?? "";
		for (const line of lines) {
			const [tag = "", command = "", ...rest] = line.split(" ");
			answer(tag, command.toUpperCase(), rest.join(" "));
		}
	});
	socket.on("error", () => undefined);
};

/** A small IMAP server on a free port: a mailbox one can put letters in, renumber, and take down. */
export const aMailbox = async () => {
	const letters: Letter[] = [];
	const state = { validity: 1, isDown: false };
	const server = createServer((socket) => converse(socket, letters, state));
	await new Promise<void>((answer) => server.listen(0, "127.0.0.1", () => answer()));
	const { port } = server.address() as AddressInfo;
	return {
		url: `imap://ville:secret@127.0.0.1:${port}/INBOX`,
		put: (raw: string) =>
			letters.push({ uid: (letters.at(-1)?.uid ?? 0) + 1, raw: Buffer.from(raw.replace(/\r?\n/g, "\r\n")) }),
		/** As a server restored from a copy does: other numbers, same letters. */
		renumber: () => {
			state.validity += 1;
			for (const [index, letter] of letters.entries()) letter.uid = index + 1;
		},
		state,
		stop: () => new Promise<void>((answer) => server.close(() => answer())),
	};
};
