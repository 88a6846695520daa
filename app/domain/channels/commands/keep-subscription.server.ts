import { permissionRefusal } from "~/domain/accounts/permissions";
import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { accountOf } from "~/lib/actor";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import type { Subscription } from "../adapters/push/adapter.server";
import { isPublicAddress } from "../adapters/safe-address.server";

/** Browsers one person may be told on. */
const MOST = 10;

/** Remembers a browser that asked to be told; the same again changes nothing. Refuses an address inside the network, and too many. */
export const keepSubscription = async (
	context: Context,
	{ endpoint, keys }: Subscription,
): Promise<Result<null, "not-allowed" | "unsafe-address" | "too-many">> => {
	const accountId = accountOf(context.actor);
	if (permissionRefusal(context.actor, "preferences.own") || !accountId) return refuse("not-allowed");
	if (!(await isPublicAddress(new URL(endpoint)))) return refuse("unsafe-address");
	return transaction(context, async (context) => {
		const { db, now } = context;
		await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`push:${accountId}`}, 7))`;
		const others = await db.pushSubscription.count({ where: { accountId, endpoint: { not: endpoint } } });
		if (others >= MOST) return refuse("too-many");
		const row = { accountId, ...keys };
		const create = { id: newId(now), endpoint, createdAt: now, ...row };
		await db.pushSubscription.upsert({ where: { endpoint }, create, update: row });
		await recordEvent(context, { name: "push.asked", subject: { type: "account", id: accountId } });
		return ok(null);
	});
};

/** Forgets one browser of the person (`endpoint`), or all of them. */
export const dropSubscriptions = async (context: Context, endpoint: string | null): Promise<void> => {
	const accountId = accountOf(context.actor) ?? "";
	await context.db.pushSubscription.deleteMany({ where: { accountId, ...(endpoint ? { endpoint } : {}) } });
	await recordEvent(context, { name: "push.stopped", subject: { type: "account", id: accountId } });
};
