import { createHash, randomBytes } from "node:crypto";
import type { Context } from "~/server/context.server";
import { seal, unsealOrNull } from "~/server/seal.server";

export type Intent = "sign-in" | "link" | "prove" | "enrol";

type Attempt = { provider: string; intent: Intent; returnTo: string; accountId: string | null };

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

const LIFE = 10 * 60_000;

/** 256 bits in hexadecimal: FranceConnect refuses anything much shorter. */
const secret = () => randomBytes(32).toString("hex");

/** Notes a sign-in that begins in a browser; answers what goes out with it. Only the hash of `state` is kept. */
export const beginAttempt = async (
	{ db, now }: Context,
	browserHash: string,
	attempt: Attempt,
	state = secret(),
): Promise<{ state: string; nonce: string }> => {
	const nonce = secret();
	const expiresAt = new Date(now.getTime() + LIFE);
	await db.loginAttempt.createMany({
		data: { ...attempt, stateHash: hashOf(state), browserHash, nonce: seal("nonce", nonce), expiresAt },
	});
	return { state, nonce };
};

export type Burnt =
	| ({ found: "ours"; nonce: string } & Attempt)
	| { found: "used"; accountId: string | null; returnTo: string }
	| { found: "nothing" };

/**
 * Uses the attempt of a `state`, once, in the browser that began it: of any number at once, one gets it. Another browser's,
 * an expired or another provider's is nothing.
 */
export const burnAttempt = async (
	{ db, now }: Context,
	{ state, browserHash, provider }: { state: string; browserHash: string | null; provider: string },
): Promise<Burnt> => {
	if (!browserHash) return { found: "nothing" };
	const mine = { stateHash: hashOf(state), browserHash, provider };
	const { count } = await db.loginAttempt.updateMany({
		where: { ...mine, usedAt: null, expiresAt: { gt: now } },
		data: { usedAt: now },
	});
	const row = await db.loginAttempt.findFirst({
		where: mine,
		select: { nonce: true, intent: true, returnTo: true, accountId: true, provider: true, usedAt: true },
	});
	if (!row?.usedAt) return { found: "nothing" };
	const { nonce, intent, usedAt: _, ...rest } = row;
	if (count === 0) return { found: "used", accountId: row.accountId, returnTo: row.returnTo };
	return { found: "ours", nonce: unsealOrNull("nonce", nonce) ?? "", ...rest, intent: intent as Intent };
};

/** Notes whom a used attempt signed in, so that the same way back followed twice ends at the same place. */
export const noteOutcome = async ({ db }: Context, state: string, accountId: string): Promise<void> => {
	await db.loginAttempt.updateMany({ where: { stateHash: hashOf(state) }, data: { accountId } });
};
