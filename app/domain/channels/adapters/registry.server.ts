import { emailKey } from "~/domain/accounts/rules";
import { env, isDemonstration } from "~/server/env.server";
import { sign } from "~/server/sign.server";
import { vapidKeys } from "../vapid.server";
import type { Adapter } from "./adapter";
import { blueskyAdapter } from "./bluesky/adapter.server";
import { demonstrationAdapter } from "./demonstration.server";
import { emailAdapter } from "./email/adapter.server";
import { mailAdapter } from "./email.server";
import { mastodonAdapter } from "./mastodon/adapter.server";
import { matrixAdapter } from "./matrix/adapter.server";
import { pushAdapter } from "./push/adapter.server";
import { ovhAdapter } from "./sms/ovh.server";
import { twilioAdapter } from "./sms/twilio.server";

const addressIn = (text: string) => emailKey(/<([^<>]+)>/.exec(text)?.[1] ?? text);

/** The secret in the address an SMS gateway calls back: made of the city's own, so that nothing more is to be kept. */
export const callbackKey = () => sign("callback", "sms");

const smsGateway = (): Adapter | null => {
	const { SMS_GATEWAY_URL, PUBLIC_URL } = env();
	if (!SMS_GATEWAY_URL) return null;
	const { origin, pathname, username, password, searchParams } = new URL(SMS_GATEWAY_URL);
	const setting = (name: string) => searchParams.get(name) ?? "";
	const settings = {
		baseUrl: origin + pathname.replace(/\/$/, ""),
		account: decodeURIComponent(username),
		secret: decodeURIComponent(password),
		...{ sender: setting("sender"), consumer: setting("consumer"), service: setting("service") },
	};
	if (setting("kind") === "ovh") return ovhAdapter(settings, callbackKey());
	return twilioAdapter(settings, new URL("/webhooks/sms", PUBLIC_URL).href);
};

/** Whom a push service may write to (RFC 8292, 2.1): the city's own address or site. */
const pushSubject = () => {
	const { PUBLIC_URL, MAIL_FROM } = env();
	return PUBLIC_URL.startsWith("https://") ? PUBLIC_URL : `mailto:${addressIn(MAIL_FROM)}`;
};

/** An account of the city on a network: where, as whom, with what secret. */
const accountIn = (url: string) => {
	const { origin, username, password, searchParams } = new URL(url);
	const secret = env().EMAIL_WEBHOOK_SECRET ?? null;
	const [user, word] = [decodeURIComponent(username), decodeURIComponent(password)];
	return { baseUrl: origin, user, password: word, setting: (name: string) => searchParams.get(name) ?? "", secret };
};

/** One adapter a network and address: a session that was opened is kept. */
const kept = new Map<string, Adapter>();

const network = (url: string | undefined, make: (account: ReturnType<typeof accountIn>) => Adapter): Adapter | null => {
	if (!url) return null;
	const known = kept.get(url) ?? make(accountIn(url));
	kept.set(url, known);
	return known;
};

/** The adapters this city has set up, by channel. */
const adapters: Record<string, () => Adapter | null> = {
	email: () => {
		const { EMAIL_WEBHOOK_SECRET, MAIL_FROM, REPLY_ADDRESS } = env();
		const own = [MAIL_FROM, REPLY_ADDRESS ?? ""].filter(Boolean).map(addressIn);
		return emailAdapter({ secret: EMAIL_WEBHOOK_SECRET ?? null, own, mail: mailAdapter() });
	},
	sms: smsGateway,
	mastodon: () => network(env().MASTODON_URL, ({ user, ...account }) => mastodonAdapter({ ...account, token: user })),
	bluesky: () => network(env().BLUESKY_URL, ({ user, ...account }) => blueskyAdapter({ ...account, handle: user })),
	matrix: () =>
		network(env().MATRIX_URL, ({ user, setting, ...account }) =>
			matrixAdapter({ ...account, token: user, user: setting("user") }),
		),
	push: () => pushAdapter({ keys: () => vapidKeys(), subject: pushSubject() }),
};

/** The channels whose provider the demonstration city stands for. */
const DEMONSTRATED = ["sms", "mastodon", "bluesky", "matrix"] as const;

const demonstrated = (channel: string): Adapter | null => {
	const known = isDemonstration() ? DEMONSTRATED.find((one) => one === channel) : undefined;
	return known ? demonstrationAdapter(known) : null;
};

/** The adapter of a channel, or null when there is none or the city has not set it up; the demonstration city stands for those it lacks. */
export const adapterFor = (channel: string): Adapter | null =>
	Object.hasOwn(adapters, channel) ? (adapters[channel]?.() ?? demonstrated(channel)) : null;
