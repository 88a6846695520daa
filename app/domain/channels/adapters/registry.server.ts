import { emailKey } from "~/domain/accounts/rules";
import { env } from "~/server/env.server";
import { sign } from "~/server/sign.server";
import type { Adapter } from "./adapter";
import { emailAdapter } from "./email/adapter.server";
import { mailAdapter } from "./email.server";
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

/** The adapters this city has set up, by channel. */
const adapters: Record<string, () => Adapter | null> = {
	email: () => {
		const { EMAIL_WEBHOOK_SECRET, MAIL_FROM, REPLY_ADDRESS } = env();
		const own = [MAIL_FROM, REPLY_ADDRESS ?? ""].filter(Boolean).map(addressIn);
		return emailAdapter({ secret: EMAIL_WEBHOOK_SECRET ?? null, own, mail: mailAdapter() });
	},
	sms: smsGateway,
};

/** The adapter of a channel, or null when there is none or the city has not set it up. */
export const adapterFor = (channel: string): Adapter | null =>
	Object.hasOwn(adapters, channel) ? (adapters[channel]?.() ?? null) : null;
