import { createECDH, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import webPush from "web-push";
import { db } from "~/server/db.server";
import { testContext } from "~/test/database";
import { aResident } from "~/test/factories";
import { pushAdapter } from "../adapters/push/adapter.server";
import { isPublicIp } from "../adapters/safe-address.server";
import { vapidKeys } from "../vapid.server";
import { deliver } from "./deliver.server";
import { keepSubscription } from "./keep-subscription.server";
import { queueDelivery } from "./queue-deliveries.server";

const browserKeys = () => {
	const ecdh = createECDH("prime256v1");
	return { p256dh: ecdh.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") };
};

/** A push service that answers with these codes in turn, then 201. It speaks http: the city's own library asks for https. */
const aPushService = async (...codes: number[]) => {
	const told: { authorization: string; encoding: string }[] = [];
	const server = createServer((request, response) => {
		told.push({
			authorization: String(request.headers.authorization),
			encoding: String(request.headers["content-encoding"]),
		});
		response.writeHead(codes.shift() ?? 201).end();
	});
	await new Promise<void>((answer) => server.listen(0, "127.0.0.1", () => answer()));
	const { port } = server.address() as AddressInfo;
	return { endpoint: `http://127.0.0.1:${port}/x`, told, stop: () => server.close() };
};

describe("web push", () => {
	it("has one pair of keys for the city, whoever asks first", async () => {
		const made = await Promise.all([1, 2, 3].map(() => vapidKeys(testContext())));
		expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(1);
		expect(made[0]?.publicKey).toMatch(/^[\w-]{80,}$/);
	});

	it("remembers a browser once, for its owner, and ten at most", async () => {
		const lea = testContext(await aResident(testContext()));
		const one = { endpoint: "https://push.example/1", keys: browserKeys() };
		await Promise.all([keepSubscription(lea, one), keepSubscription(lea, one)]);
		expect(await db().pushSubscription.count()).toBe(1);
		for (let index = 2; index <= 10; index += 1)
			await keepSubscription(lea, { ...one, endpoint: `https://push.example/${index}` });
		const more = { ...one, endpoint: "https://push.example/11" };
		expect(await keepSubscription(lea, more)).toEqual({ ok: false, reason: "too-many" });
		expect(await keepSubscription(testContext({ kind: "visitor" }), one)).toMatchObject({ reason: "not-allowed" });
	});

	it.each([
		"10.0.0.1",
		"127.0.0.1",
		"169.254.169.254",
		"::1",
		"::ffff:192.168.1.1",
		"fd00::1",
		"x",
	])("never calls %s, which is inside somebody's network", (address) => expect(isPublicIp(address)).toBe(false));

	it("forgets a browser that took its wish back", async () => {
		const resident = await aResident(testContext());
		const subscription = { endpoint: "https://push.example/1", keys: browserKeys() };
		await keepSubscription(testContext(resident), subscription);
		const { id } = await db().pushSubscription.findFirstOrThrow();
		const message = { messageId: crypto.randomUUID(), contactPointId: null, purpose: "answer", key: "cle" };
		const shaped = { subject: "Réponse", text: "Une réponse vous attend", holdUntil: null };
		await queueDelivery(testContext(), {
			...{ ...message, ...shaped, channel: "push", address: id, thread: JSON.stringify(subscription) },
		});
		const row = await db().delivery.findFirstOrThrow();
		const gone = pushAdapter({ keys: async () => webPush.generateVAPIDKeys(), subject: "mailto:v@ville.example" });
		const adapter = { ...gone, send: async () => ({ outcome: "refused", fault: "address", why: "410" }) as const };
		await deliver(testContext(), { deliveryId: row.id }, () => adapter);
		expect(await db().pushSubscription.count()).toBe(0);
		expect((await db().delivery.findFirstOrThrow()).state).toBe("failed");
	});

	it("says «later» when the push service does not answer, and refuses what is no subscription", async () => {
		const service = await aPushService();
		service.stop();
		const adapter = pushAdapter({ keys: async () => webPush.generateVAPIDKeys(), subject: "mailto:v@ville.example" });
		const message = { subject: "x", text: "y" };
		const thread = JSON.stringify({ endpoint: service.endpoint, keys: browserKeys() });
		expect(await adapter.send({ ...message, thread }, "", "k")).toMatchObject({ outcome: "later" });
		expect(await adapter.send({ ...message, thread: "{}" }, "", "k")).toMatchObject({ outcome: "refused" });
	});
});
