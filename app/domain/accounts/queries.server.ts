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
