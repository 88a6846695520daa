import { emailKey } from "~/domain/accounts/rules";
import { env } from "~/server/env.server";
import type { Adapter } from "./adapter";
import { emailAdapter } from "./email/adapter.server";
import { mailAdapter } from "./email.server";

const addressIn = (text: string) => emailKey(/<([^<>]+)>/.exec(text)?.[1] ?? text);

/** The adapters this city has set up, by channel. */
const adapters: Record<string, () => Adapter | null> = {
	email: () => {
		const { EMAIL_WEBHOOK_SECRET, MAIL_FROM, REPLY_ADDRESS } = env();
		const own = [MAIL_FROM, REPLY_ADDRESS ?? ""].filter(Boolean).map(addressIn);
		return emailAdapter({ secret: EMAIL_WEBHOOK_SECRET ?? null, own, mail: mailAdapter() });
	},
};

/** The adapter of a channel, or null when there is none or the city has not set it up. */
export const adapterFor = (channel: string): Adapter | null =>
	Object.hasOwn(adapters, channel) ? (adapters[channel]?.() ?? null) : null;
