import { isLanguage } from "~/i18n/languages";
import type { Context } from "~/server/context.server";

/** Where to write to these accounts: only those with a confirmed address, in no particular order. */
export const listRecipients = async ({ db }: Context, accountIds: string[]) => {
	const rows = await db.account.findMany({
		where: { id: { in: accountIds }, confirmedAt: { not: null } },
		select: { id: true, email: true, displayName: true, language: true },
	});
	return rows.map(({ id, email, displayName, language }) => ({
		id,
		email,
		name: displayName,
		language: isLanguage(language) ? language : ("fr" as const),
	}));
};

/** The address an account signs in with: folded, as typed, and whether it is confirmed; null when there is none. */
export const findOwnAddress = async ({ db }: Context, accountId: string) => {
	const select = { email: true, emailKey: true, confirmedAt: true };
	const row = await db.account.findUnique({ where: { id: accountId }, select });
	return row ? { address: row.emailKey, shown: row.email, isConfirmed: row.confirmedAt !== null } : null;
};

/** The role of an account, or null. */
export const findRole = async ({ db }: Context, accountId: string) =>
	(await db.account.findUnique({ where: { id: accountId }, select: { role: true } }))?.role ?? null;
