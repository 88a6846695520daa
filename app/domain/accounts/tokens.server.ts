import { createHash, randomBytes } from "node:crypto";
import type { Context } from "~/server/context.server";

export type TokenPurpose =
	| "confirm_email"
	| "reset_password"
	| "change_email"
	| "invite_admin"
	| "sign_in"
	| "confirm_contact"
	| "prove_owner";

const HOUR = 3_600_000;

const lifetimes: Record<TokenPurpose, number> = {
	confirm_email: 48 * HOUR,
	reset_password: HOUR,
	change_email: 24 * HOUR,
	invite_admin: 48 * HOUR,
	sign_in: HOUR / 4,
	confirm_contact: 48 * HOUR,
	prove_owner: HOUR / 6,
};

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes a secret of 256 bits for one purpose; only its hash is kept. `email`: the address it proves, if not the account's. */
export const issueToken = async (
	{ db, now }: Context,
	accountId: string,
	purpose: TokenPurpose,
	email: string | null = null,
): Promise<string> => {
	const token = randomBytes(32).toString("base64url");
	const expiresAt = new Date(now.getTime() + lifetimes[purpose]);
	await db.accountToken.createMany({ data: { hash: hashOf(token), accountId, purpose, email, expiresAt } });
	return token;
};

const usable = ({ now }: Context, token: string, purpose: TokenPurpose) => ({
	hash: hashOf(token),
	purpose,
	usedAt: null,
	expiresAt: { gt: now },
});

/** Whom a token is for, without using it; null when it is unknown, used, expired or for another purpose. */
export const findToken = ({ db, ...context }: Context, token: string, purpose: TokenPurpose) =>
	db.accountToken.findFirst({
		where: usable({ db, ...context }, token, purpose),
		select: { accountId: true, email: true, account: { select: { displayName: true, email: true } } },
	});

/** Uses a token: of any number at once, one succeeds. */
export const consumeToken = async (context: Context, token: string, purpose: TokenPurpose) => {
	const found = await findToken(context, token, purpose);
	if (!found) return null;
	const where = usable(context, token, purpose);
	const { count } = await context.db.accountToken.updateMany({ where, data: { usedAt: context.now } });
	return count === 1 ? { accountId: found.accountId, email: found.email } : null;
};

/** Makes every other pending secret of an account useless. */
export const cancelTokens = async ({ db, now }: Context, accountId: string): Promise<void> => {
	await db.accountToken.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: now } });
};
