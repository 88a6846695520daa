import { createHash } from "node:crypto";
import { z } from "zod";

export type ArchiveFault =
	| "not-an-archive"
	| "unknown-version"
	| "changed-file"
	| "missing-file"
	| "broken-chain"
	| "wrong-order";

/** One event of an election, in order, with the text it points to. */
export type BeleniosEvent = { type: string; payload: string | null };

const BLOCK = 512;

const textIn = (bytes: Uint8Array, from: number, length: number) =>
	Buffer.from(bytes.subarray(from, from + length))
		.toString("latin1")
		.replace(/\0.*$/s, "");

/** The files of a tar archive (POSIX ustar), in order; null for what is not one. */
const readTar = (bytes: Uint8Array): { name: string; text: string }[] | null => {
	const files = [];
	for (let at = 0; at + BLOCK <= bytes.length; ) {
		const name = textIn(bytes, at, 100);
		if (name === "") return files;
		const size = Number.parseInt(textIn(bytes, at + 124, 12).trim(), 8);
		if (!Number.isSafeInteger(size) || size < 0 || at + BLOCK + size > bytes.length) return null;
		const text = Buffer.from(bytes.subarray(at + BLOCK, at + BLOCK + size)).toString("utf8");
		files.push({ name, text });
		at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
	}
	return files.length > 0 ? files : null;
};

const headSchema = z.object({ version: z.literal(1) });
const eventSchema = z.object({
	parent: z.string().optional(),
	height: z.number().int(),
	type: z.string(),
	payload: z.string().optional(),
});

const json = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
};

const NAME = /^([0-9a-f]{64})\.(data|event)\.json$/;

/**
 * The chained events of a Belenios archive (`.bel`, version 1) and the texts they point to. Each file must have the SHA-256
 * of its content as its name, each event must name the one before it. Source: Belenios specification, sections 2 and 3.
 */
export const readArchive = (
	bytes: Uint8Array,
): { events: BeleniosEvent[]; data: Map<string, string> } | { fault: ArchiveFault; about: string } => {
	const [head, ...files] = readTar(bytes) ?? [];
	if (head?.name !== "BELENIOS") return { fault: "not-an-archive", about: "" };
	if (!headSchema.safeParse(json(head.text)).success) return { fault: "unknown-version", about: "" };
	const data = new Map<string, string>();
	const events: BeleniosEvent[] = [];
	let parent: string | undefined;
	for (const { name, text } of files) {
		const [, hash, kind] = NAME.exec(name) ?? [];
		if (!hash || createHash("sha256").update(text).digest("hex") !== hash)
			return { fault: "changed-file", about: name };
		data.set(hash, text);
		if (kind !== "event") continue;
		const event = eventSchema.safeParse(json(text));
		if (!event.success || event.data.parent !== parent || event.data.height !== events.length)
			return { fault: "broken-chain", about: name };
		const payload = event.data.payload === undefined ? null : (data.get(event.data.payload) ?? null);
		if (event.data.payload !== undefined && payload === null) return { fault: "missing-file", about: name };
		events.push({ type: event.data.type, payload });
		parent = hash;
	}
	const order = events.map(({ type }) => type).join(" ");
	const isWhole = /^Setup( Ballot)* EndBallots EncryptedTally( PartialDecryption)+ Result$/.test(order);
	return isWhole ? { events, data } : { fault: "wrong-order", about: order.slice(0, 200) };
};
