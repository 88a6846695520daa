import type { Context } from "~/server/context.server";
import { vapidKeys } from "../vapid.server";

/** What the preference centre needs to ask a browser: the city's public key, and on how many browsers the person is told. */
export const readPush = async (context: Context, accountId: string) => {
	const [{ publicKey }, count] = await Promise.all([
		vapidKeys(context),
		context.db.pushSubscription.count({ where: { accountId } }),
	]);
	return { publicKey, count };
};
