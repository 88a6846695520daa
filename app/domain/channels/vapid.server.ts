import webPush from "web-push";
import { keepGenerated } from "~/domain/settings/commands/keep-generated.server";
import { type Context, systemContext } from "~/server/context.server";
import { env } from "~/server/env.server";
import type { VapidKeys } from "./adapters/push/adapter.server";

/** The city's keys for web push: those of its settings, else made once and kept in the database. */
export const vapidKeys = async (context: Context = systemContext()): Promise<VapidKeys> => {
	const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env();
	if (publicKey && privateKey) return { publicKey, privateKey };
	const { publicKey: made, privateKey: secret } = await keepGenerated(context, "vapid", () => ({
		...webPush.generateVAPIDKeys(),
	}));
	return { publicKey: made ?? "", privateKey: secret ?? "" };
};
