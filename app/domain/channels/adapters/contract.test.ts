import { describe, expect, it } from "vitest";
import { adapterContract } from "~/test/adapter-contract";
import { aLetter } from "~/test/raw-letters";
import { anSmsGateway } from "~/test/sms-gateway";
import { aMailServer } from "~/test/smtp";
import { aSocialServer, type Network } from "~/test/social-server";
import type { Cursor, RawEvent } from "./adapter";
import { blueskyAdapter } from "./bluesky/adapter.server";
import { emailAdapter } from "./email/adapter.server";
import { smtpAdapter } from "./email.server";
import { mastodonAdapter } from "./mastodon/adapter.server";
import { matrixAdapter } from "./matrix/adapter.server";
import { SIGNATURE_HEADER, signatureOf } from "./signature";
import { ovhAdapter } from "./sms/ovh.server";
import { twilioAdapter, twilioSignature } from "./sms/twilio.server";

const SECRET = "un-secret-partagé-avec-le-fournisseur";
const TO = "+33700000000";

const settingsOf = (baseUrl: string) => ({
	...{ baseUrl, account: "AC1", secret: SECRET, sender: TO, consumer: "CK", service: "sms-ab1-1" },
});

adapterContract("e-mail", async () => {
	let behaviour = "accept";
	const server = await aMailServer(() => {
		if (behaviour === "refuse") return { code: 550, text: "no such person" };
		return behaviour === "fail" ? { code: 451, text: "later" } : null;
	});
	const mail = smtpAdapter(server.url, "Ville <ville@ville.example>");
	return {
		adapter: emailAdapter({ secret: SECRET, own: ["ville@ville.example"], mail }),
		push: (text, now) => {
			const body = new Uint8Array(
				Buffer.from(aLetter({ text, id: `<${Buffer.from(text).toString("hex").slice(0, 60)}@x.example>` })),
			);
			const signature = signatureOf(SECRET, Math.floor(now.getTime() / 1000), body);
			const headers = new Headers({ [SIGNATURE_HEADER]: signature });
			return { url: "https://ville.example/webhooks/email", headers, body, now };
		},
		isDated: true,
		address: "lea@exemple.example",
		taken: () => server.letters.length,
		behave: (next) => {
			behaviour = next;
		},
		close: async () => {
			mail.close();
			await server.stop();
		},
		stop: async () => undefined,
	};
});

adapterContract("SMS as Twilio does", async () => {
	const gateway = await anSmsGateway();
	const url = "https://ville.example/webhooks/sms";
	return {
		adapter: twilioAdapter(settingsOf(gateway.url), url),
		push: (text, now) => {
			const MessageSid = `SM${Buffer.from(text).toString("hex").slice(0, 40)}`;
			const body = new Uint8Array(
				Buffer.from(new URLSearchParams({ MessageSid, From: "+33612345678", To: TO, Body: text }).toString()),
			);
			return { url, headers: new Headers({ "x-twilio-signature": twilioSignature(SECRET, url, body) }), body, now };
		},
		isDated: false,
		address: "+33612345678",
		taken: () => gateway.accepted.length,
		behave: (next) => gateway.next.push(next),
		close: gateway.stop,
		stop: async () => undefined,
	};
});

adapterContract("SMS as OVH does", async () => {
	const gateway = await anSmsGateway();
	return {
		adapter: ovhAdapter(settingsOf(gateway.url), "cle-de-rappel"),
		push: (text, now) => {
			const id = Buffer.from(text).toString("hex").slice(0, 40);
			const body = new Uint8Array(
				Buffer.from(JSON.stringify({ id, senderid: "0033612345678", receiver: TO, message: text })),
			);
			return { url: "https://ville.example/webhooks/sms?key=cle-de-rappel", headers: new Headers(), body, now };
		},
		isDated: false,
		address: "+33612345678",
		taken: () => gateway.accepted.length,
		behave: (next) => gateway.next.push(next),
		close: gateway.stop,
		stop: async () => undefined,
	};
});

const networks = [
	[
		"Mastodon",
		"mastodon",
		(baseUrl: string) => mastodonAdapter({ baseUrl, token: "jeton", secret: SECRET }),
		"lea@x.example",
	],
	[
		"Bluesky",
		"bluesky",
		(baseUrl: string) => blueskyAdapter({ baseUrl, handle: "ville.example", password: "mot", secret: SECRET }),
		"did:plc:lea",
	],
	[
		"Matrix",
		"matrix",
		(baseUrl: string) => matrixAdapter({ baseUrl, token: "jeton", user: "@mairie:x.example", secret: SECRET }),
		"@lea:x.example",
	],
] as const;

for (const [name, network, make, address] of networks)
	adapterContract(name, async () => {
		const server = await aSocialServer(network as Network);
		return {
			adapter: make(server.url),
			push: (text, now) => {
				const body = new Uint8Array(Buffer.from(JSON.stringify(server.eventOf(text))));
				const signature = signatureOf(SECRET, Math.floor(now.getTime() / 1000), body);
				const headers = new Headers({ [SIGNATURE_HEADER]: signature });
				return { url: `https://ville.example/webhooks/${network}`, headers, body, now };
			},
			isDated: true,
			address,
			message: { thread: server.thread },
			taken: () => server.accepted.length,
			behave: (next) => server.next.push(next),
			close: server.stop,
			stop: async () => undefined,
		};
	});

describe("networks that are polled", () => {
	it.each(networks)("%s: what is repeated, late or out of order is one event each", async (_, network, make) => {
		const server = await aSocialServer(network as Network);
		const adapter = make(server.url);
		const ids = new Set<string>();
		let cursor: Cursor | null = null;
		const texts: string[] = [];
		for (const said of [["un"], ["deux", "trois"], []]) {
			for (const text of said) server.say(text);
			for (let time = 0; time < 2; time += 1) {
				const read: { events: RawEvent[]; cursor: Cursor } | undefined = await adapter.poll?.(cursor);
				for (const event of read?.events ?? []) {
					if (ids.has(event.nativeId)) continue;
					ids.add(event.nativeId);
					for (const news of await adapter.parse(event)) if (news.kind === "message") texts.push(news.text);
				}
				cursor = read?.cursor ?? null;
			}
		}
		expect(texts.sort()).toEqual(["deux", "trois", "un"]);
		server.next.push("fail");
		await expect(adapter.poll?.(cursor)).rejects.toThrow();
		await server.stop();
		await expect(adapter.poll?.(cursor)).rejects.toThrow();
	});

	it.each(
		networks,
	)("%s: the same key is one message for good, even when its answer was lost", async (_, network, make, address) => {
		const server = await aSocialServer(network as Network);
		const adapter = make(server.url);
		server.next.push("accept-then-fail");
		const message = { subject: "", text: "Jeudi.", thread: server.thread, isPublic: false };
		expect(await adapter.send(message, address, "cle")).toMatchObject({ outcome: "later" });
		expect(await adapter.send(message, address, "cle")).toMatchObject({ outcome: "accepted" });
		expect(server.accepted).toHaveLength(1);
		await server.stop();
	});
});

describe("SMS gateways", () => {
	it("say what became of a message, and who asks for silence", async () => {
		const adapter = ovhAdapter(settingsOf("http://127.0.0.1:9"), "cle");
		const news = (fields: object) =>
			adapter.parse({ raw: new Uint8Array(Buffer.from(JSON.stringify(fields))), hints: {} });
		expect(await news({ id: "7", ptt: 1 })).toEqual([{ kind: "receipt", nativeId: "7", state: "delivered" }]);
		expect(await news({ id: "7", ptt: "2" })).toEqual([{ kind: "receipt", nativeId: "7", state: "failed" }]);
		expect(await news({ id: "8", senderid: "+33612345678", receiver: TO, message: "Arrêt." })).toMatchObject([
			{ kind: "opt-out" },
		]);
	});

	it("are called back with GET too", () => {
		const adapter = ovhAdapter(settingsOf("http://127.0.0.1:9"), "cle");
		const url = "https://ville.example/webhooks/sms?key=cle&id=7&ptt=1";
		const push = { url, headers: new Headers(), body: new Uint8Array(), now: new Date() };
		expect(adapter.verify(push)).toBeNull();
		expect(adapter.split(push)).toMatchObject([{ nativeId: "7:1" }]);
	});

	it("sign with the public address: a proxy that changes it breaks the signature", () => {
		const adapter = twilioAdapter(settingsOf("http://127.0.0.1:9"), "x");
		const body = new Uint8Array(Buffer.from("Body=x&From=y"));
		const headers = new Headers({
			"x-twilio-signature": twilioSignature(SECRET, "https://ville.example/webhooks/sms", body),
		});
		expect(adapter.verify({ url: "http://10.0.0.1:3000/webhooks/sms", headers, body, now: new Date() })).toBe(
			"badly-signed",
		);
	});
});
