import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLetter } from "~/test/raw-letters";
import type { InboundMessage } from "./adapter";
import { parseEmail } from "./email/parse.server";
import { TIMEOUT_MS } from "./http.server";
import { mastodonAdapter } from "./mastodon/adapter.server";
import { ovhAdapter } from "./sms/ovh.server";
import { twilioAdapter } from "./sms/twilio.server";

const MB = 1024 * 1024;

const messageIn = async (raw: Uint8Array) => (await parseEmail(raw, []))[0] as InboundMessage;

/** A letter whose head says one alphabet while its bytes are another's. */
const inAlphabet = (charset: string, bytes: number[]) =>
	Buffer.concat([
		Buffer.from(
			`From: a@exemple.example\r\nSubject: Banc\r\nContent-Type: text/plain; charset=${charset}\r\n\r\nLe banc `,
		),
		Buffer.from(bytes),
		Buffer.from(" est tombe"),
	]);

describe("an e-mail whose alphabet lies", () => {
	it.each([
		["says UTF-8, is Latin-1", "utf-8", [0xe9, 0x74, 0xe9]],
		["says ASCII, is UTF-8", "us-ascii", [0xc3, 0xa9]],
		["names an alphabet nobody knows", "klingon", [0xe9]],
		["names a path", "../../etc/passwd", [0x61]],
		["holds a NUL and half a character", "utf-8", [0x00, 0xf0, 0x9f]],
	])("keeps its other words when it %s", async (_, charset, bytes) => {
		const { kind, text } = await messageIn(inAlphabet(charset, bytes));
		expect(kind).toBe("message");
		expect(text).toMatch(/^Le banc /);
		expect(text).toMatch(/ est tombe$/);
		expect(text).not.toContain("\u0000");
		// Throws on half a character.
		expect(() => encodeURIComponent(text)).not.toThrow();
	});
});

describe("an e-mail of 30 MB", () => {
	it("cut where the mailbox stops reading, still says who wrote and what, and its file is named without being kept", async () => {
		const parts = [
			"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVoir le film.",
			`--b\r\nContent-Type: video/mp4; name="film.mp4"\r\nContent-Disposition: attachment; filename="film.mp4"\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${"A".repeat(76)}\r\n`.repeat(
				Math.ceil((30 * MB) / 78),
			)}`,
			"--b--",
		].join("\r\n");
		const raw = Buffer.from(aLetter({ text: parts, headers: { "Content-Type": "multipart/mixed; boundary=b" } }));
		expect(raw.length).toBeGreaterThan(30 * MB);
		const message = await messageIn(raw.subarray(0, 25 * MB));
		expect(message).toMatchObject({ text: "Voir le film.", from: { address: "lea@exemple.example" } });
		expect(message.attachments.map(({ name, bytes }) => [name, bytes.length])).toEqual([["film.mp4", 0]]);
	});
});

describe("a provider that takes the call and says nothing", () => {
	const open = new Set<{ destroy: () => unknown }>();
	const server = createServer((socket) => {
		open.add(socket);
		socket.on("error", () => undefined);
	});
	beforeAll(() => new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready())));
	afterAll(() => {
		for (const socket of open) socket.destroy();
		server.close();
	});

	it(
		"is tried again later, after ten seconds at most, and nobody is named",
		async () => {
			const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			const gateway = { baseUrl, account: "AC1", secret: "s", sender: "+33700000000", consumer: "CK", service: "x" };
			const start = performance.now();
			const all = await Promise.all([
				twilioAdapter(gateway, "https://ville.example/x").send({ subject: "", text: "x" }, "+33612345678", "a"),
				ovhAdapter(gateway, "cle").send({ subject: "", text: "x" }, "+33612345678", "b"),
				mastodonAdapter({ baseUrl, token: "t", secret: null }).send(
					{ subject: "", text: "x", isPublic: false },
					"lea@x.example",
					"c",
				),
			]);
			expect(performance.now() - start).toBeLessThan(TIMEOUT_MS + 5_000);
			expect(all.map(({ outcome }) => outcome)).toEqual(["later", "later", "later"]);
			expect(JSON.stringify(all)).not.toMatch(/612345678|lea@/);
		},
		TIMEOUT_MS + 10_000,
	);
});
