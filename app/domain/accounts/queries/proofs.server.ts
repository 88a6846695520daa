import { accountOf } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { isDemonstration } from "~/server/env.server";
import { type ProviderName, providerNames } from "../openid/providers.server";

/**
 * How the person who asks can prove to be there: by password, by a letter (residents; and those of the demonstration, who
 * have no password), by the state identities they have linked, by a passkey or by an authenticator.
 */
export const listProofs = async ({ db, actor }: Context) => {
	const id = accountOf(actor) ?? "00000000-0000-0000-0000-000000000000";
	const account = await db.account.findUnique({
		where: { id },
		select: {
			...{ email: true, confirmedAt: true, passwordHash: true, role: true },
			identities: { select: { provider: true } },
			passkeys: { select: { id: true }, take: 1 },
			totp: { select: { confirmedAt: true } },
		},
	});
	const mayByLetter = account?.role === "resident" || (isDemonstration() && !account?.passwordHash);
	const linked = new Set(account?.identities.map(({ provider }) => provider));
	return {
		password: Boolean(account?.passwordHash),
		letterTo: mayByLetter && account?.confirmedAt ? account.email : null,
		providers: providerNames.filter((name): name is ProviderName => linked.has(name)),
		passkey: (account?.passkeys.length ?? 0) > 0,
		totp: Boolean(account?.totp?.confirmedAt),
	};
};
