import webPush from "web-push";
import type { Adapter, Sending } from "../adapter";
import { TIMEOUT_MS } from "../http.server";
import { isPublicAddress } from "../safe-address.server";

export type VapidKeys = { publicKey: string; privateKey: string };

export type Subscription = { endpoint: string; keys: { p256dh: string; auth: string } };

/** How long a push service keeps a notice for a browser that is off (seconds). */
const KEPT_SECONDS = 86_400;

type Settings = { keys: () => Promise<VapidKeys>; subject: string };

const readSubscription = (text: string | null | undefined): Subscription | null => {
	try {
		const { endpoint, keys } = JSON.parse(text ?? "") as Subscription;
		return URL.canParse(endpoint) && keys.p256dh && keys.auth ? { endpoint, keys } : null;
	} catch {
		return null;
	}
};

const faultOf = ({ statusCode = 0 }: { statusCode?: number }): Sending => {
	const why = String(statusCode || "no answer");
	// The browser took its wish back (RFC 8030, 5.3): never to be told again.
	if (statusCode === 404 || statusCode === 410) return { outcome: "refused", fault: "address", why };
	if (statusCode === 413 || statusCode === 400) return { outcome: "refused", fault: "content", why };
	if (statusCode === 401 || statusCode === 403) return { outcome: "later", fault: "credentials", why };
	return { outcome: "later", fault: statusCode === 429 ? "quota" : "transient", why };
};

/** Web push (RFC 8030, 8291, 8292): a browser that asked for it is told, in words that name nobody's affair. Nothing comes in. */
export const pushAdapter = ({ keys, subject }: Settings): Adapter => ({
	describe: () => ({
		...{ id: "push", channel: "push", inbound: [], hasReceipts: false, hasAttachments: false },
		...{ isPublic: false, maxLength: 500 },
	}),
	verify: () => "not-configured",
	split: () => [],
	parse: async () => [],
	send: async ({ subject: title, text, thread, link }, _, key) => {
		const subscription = readSubscription(thread);
		if (!subscription || !(await isPublicAddress(new URL(subscription.endpoint))))
			return { outcome: "refused", fault: "address", why: "no subscription" };
		const payload = JSON.stringify({ title, body: text, url: link ?? "/", tag: key.slice(0, 60) });
		const { publicKey, privateKey } = await keys();
		try {
			const sent = await webPush.sendNotification(subscription, payload, {
				...{ TTL: KEPT_SECONDS, timeout: TIMEOUT_MS, vapidDetails: { subject, publicKey, privateKey } },
			});
			return { outcome: "accepted", nativeId: sent.headers?.location ?? String(sent.statusCode) };
		} catch (error) {
			return faultOf(error as { statusCode?: number });
		}
	},
	health: async () => null,
});
