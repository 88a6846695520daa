import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { hashOfKey } from "../open311/keys.server";

const HOUR = 3_600_000;

/** Seconds until the next hour of the clock, when quotas start again. */
export const secondsToNextHour = (now: Date): number => Math.ceil((HOUR - (now.getTime() % HOUR)) / 1000);

export type KeyRefusal = "unknown-key" | "quota-spent";

/** Counts one call of an application. Refuses a key that is unknown or revoked, and one that has spent its quota of the hour. */
export const spendOpen311Key = async (
	{ db, now }: Context,
	key: string,
): Promise<Result<{ keyId: string; name: string }, KeyRefusal>> => {
	const found = await db.open311Key.findUnique({
		where: { keyHash: hashOfKey(key), revokedAt: null },
		select: { id: true, name: true, hourlyQuota: true },
	});
	if (!found) return refuse("unknown-key");
	const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
	const [use] = await db.$queryRaw<{ calls: number }[]>`
		INSERT INTO "Open311Use" ("keyId", hour, calls) VALUES (${found.id}::uuid, ${hour}, 1)
		ON CONFLICT ("keyId", hour) DO UPDATE SET calls = "Open311Use".calls + 1 RETURNING calls`;
	if ((use?.calls ?? 0) > found.hourlyQuota) return refuse("quota-spent");
	return ok({ keyId: found.id, name: found.name });
};
