import { createHmac } from "node:crypto";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import { env } from "~/server/env.server";
import { addressPrefix, emailKey } from "./rules";

const MINUTE = 60_000;

type Limit = { key: string; most: number; windowMs: number };

/** What a refusal for haste says: how long to wait, in minutes. Never a lock: the window always ends. */
export type Throttled = { ok: false; reason: "too-many-attempts"; minutes: number };

/** Keys hold addresses: only a keyed hash of them is stored. */
const hidden = (key: string) => createHmac("sha256", env().APP_SECRET).update(key).digest("base64url");

const windowOf = (now: Date, windowMs: number) => new Date(Math.floor(now.getTime() / windowMs) * windowMs);

type Attempt = { ok: true; refund: () => Promise<void> };

/**
 * Counts one attempt against every limit, in one statement outside any transaction (a refusal that rolls back still counts).
 * Refused when one limit is passed; `refund` takes the attempt back when it turns out to be rightful.
 */
const attempt = async (now: Date, limits: Limit[]): Promise<Attempt | Throttled> => {
	const rows = limits
		.map((limit) => ({ ...limit, key: hidden(limit.key), start: windowOf(now, limit.windowMs) }))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	const [keys, starts] = [rows.map(({ key }) => key), rows.map(({ start }) => start)];
	const counted = await db().$queryRaw<{ key: string; attempts: number }[]>`
		INSERT INTO "Throttle" (key, "windowStart", attempts)
		SELECT key, start, 1 FROM unnest(${keys}::text[], ${starts}::timestamptz[]) AS asked(key, start)
		ON CONFLICT (key, "windowStart") DO UPDATE SET attempts = "Throttle".attempts + 1
		RETURNING key, attempts`;
	const passed = rows.filter(({ key, most }) => (counted.find((row) => row.key === key)?.attempts ?? 0) > most);
	if (passed.length > 0) {
		const ends = passed.map(({ start, windowMs }) => start.getTime() + windowMs);
		return { ok: false, reason: "too-many-attempts", minutes: Math.ceil((Math.max(...ends) - now.getTime()) / MINUTE) };
	}
	const refund = async () => {
		await db().$executeRaw`
			UPDATE "Throttle" t SET attempts = t.attempts - 1
			FROM unnest(${keys}::text[], ${starts}::timestamptz[]) AS asked(key, start)
			WHERE t.key = asked.key AND t."windowStart" = asked.start`;
	};
	return { ok: true, refund };
};

/** A carrier's neighbourhood holds thousands of subscribers: its limit is wide, the one of an account from there narrow. */
const limitsOf = (act: string, who: string, ip: string, scale: number): Limit[] => {
	const prefix = addressPrefix(ip);
	return [
		{ key: `${act}:account-from:${who}:${prefix}`, most: 10 * scale, windowMs: 15 * MINUTE },
		{ key: `${act}:account:${who}`, most: 50 * scale, windowMs: 30 * MINUTE },
		{ key: `${act}:prefix:${prefix}`, most: 300, windowMs: 15 * MINUTE },
		{ key: `${act}:city`, most: 3000, windowMs: MINUTE },
	];
};

export type From = { ip: string };

/** One try at a password, counted per account and neighbourhood, per account, per neighbourhood and for the city. */
export const attemptPassword = ({ now }: Context, email: string, { ip }: From) =>
	attempt(now, limitsOf("password", emailKey(email), ip, 1));

/** One try at a short code: six digits have a million values. */
export const attemptCode = ({ now }: Context, accountId: string, { ip }: From) =>
	attempt(now, [
		{ key: `code:account:${accountId}`, most: 10, windowMs: 15 * MINUTE },
		{ key: `code:prefix:${addressPrefix(ip)}`, most: 100, windowMs: 15 * MINUTE },
	]);

/** One round trip to an identity provider: forged ways back are counted with the true ones. */
export const attemptProvider = ({ now }: Context, { ip }: From) =>
	attempt(now, [
		{ key: `provider:prefix:${addressPrefix(ip)}`, most: 600, windowMs: 15 * MINUTE },
		{ key: "provider:city", most: 3000, windowMs: MINUTE },
	]);

/** One letter asked for (confirmation, forgotten password, sign-up): fewer, because each one lands in somebody's mailbox. */
export const attemptLetter = ({ now }: Context, email: string, { ip }: From) =>
	attempt(now, limitsOf("letter", emailKey(email), ip, 0.5));
