import type { Context } from "~/server/context.server";
import { seal, unsealOrNull } from "~/server/seal.server";
import type { Claims } from "./claims";
import type { ProviderName } from "./providers.server";

/** An identity just verified, on its way to an account. */
export type Identity = {
	provider: ProviderName;
	issuer: string;
	clientId: string;
	subject: string;
	acr: string;
	idToken: string;
	claims: Claims;
};

const LIFE = 15 * 60_000;

/** Keeps an identity for its owner to read and decide, sealed, in this browser alone. The newest replaces the last. */
export const keepPending = async (
	{ db, now }: Context,
	browserHash: string,
	identity: Identity,
	returnTo: string,
): Promise<void> => {
	const row = { provider: identity.provider, sealed: seal("pending", JSON.stringify(identity)), returnTo };
	const expiresAt = new Date(now.getTime() + LIFE);
	const create = { browserHash, ...row, expiresAt };
	await db.pendingIdentity.upsert({ where: { browserHash }, create, update: { ...row, expiresAt } });
};

/** The identity that waits in this browser, or null. */
export const findPending = async (
	{ db, now }: Context,
	browserHash: string | null,
): Promise<{ identity: Identity; returnTo: string } | null> => {
	if (!browserHash) return null;
	const row = await db.pendingIdentity.findFirst({
		where: { browserHash, expiresAt: { gt: now } },
		select: { sealed: true, returnTo: true },
	});
	const text = row && unsealOrNull("pending", row.sealed);
	return row && text ? { identity: JSON.parse(text) as Identity, returnTo: row.returnTo } : null;
};

/** Takes the waiting identity away: of any number at once, one gets true. */
export const dropPending = async ({ db }: Context, browserHash: string): Promise<boolean> =>
	(await db.pendingIdentity.deleteMany({ where: { browserHash } })).count === 1;
