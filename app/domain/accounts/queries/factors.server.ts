import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";

/** How many passkeys an account has, and whether an authenticator is on. */
export const countFactors = async ({ db }: Context, accountId: string) => {
	const [passkeys, totp] = await Promise.all([
		db.passkey.count({ where: { accountId } }),
		db.totpSecret.count({ where: { accountId, confirmedAt: { not: null } } }),
	]);
	return { passkeys, hasAuthenticator: totp > 0 };
};

/** The name by which an account is shown on its own devices. */
export const findOwnerName = async ({ db }: Context, accountId: string) => {
	const row = await db.account.findUnique({ where: { id: accountId }, select: { displayName: true, role: true } });
	return { name: row?.displayName ?? "", isStaff: row !== null && row.role !== "resident" };
};

/** Everything the person who asks can sign in with, for their security page. */
export const listOwnWays = async ({ db, actor }: Context) => {
	const accountId = accountOf(actor) ?? "00000000-0000-0000-0000-000000000000";
	const where = { accountId };
	const [account, passkeys, totp, codes, identities] = await Promise.all([
		db.account.findUnique({ where: { id: accountId }, select: { passwordHash: true, emailKey: true } }),
		db.passkey.findMany({
			where,
			select: { id: true, label: true, isBackedUp: true, createdAt: true, lastUsedAt: true },
			orderBy: { createdAt: "asc" },
		}),
		db.totpSecret.findUnique({ where, select: { confirmedAt: true } }),
		db.recoveryCode.count({ where: { accountId, usedAt: null } }),
		db.loginIdentity.findMany({
			where,
			select: { id: true, provider: true, linkedAt: true, lastUsedAt: true },
			orderBy: { linkedAt: "asc" },
		}),
	]);
	const authenticatorSince = totp?.confirmedAt ?? null;
	return {
		hasPassword: Boolean(account?.passwordHash),
		signsInByAddress: Boolean(account?.emailKey),
		...{ passkeys, authenticatorSince, codes, identities },
	};
};
