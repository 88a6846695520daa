import { createHmac } from "node:crypto";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { env } from "~/server/env.server";

/** The keyed print of a civil identity: nobody can read it back, and the same person always has the same one. */
export const personKey = (pivot: string): string =>
	createHmac("sha256", env().APP_SECRET).update(`verified-person\n${pivot}`).digest("base64url");

/**
 * Binds a civil identity to an account. Refuses `identity-taken` when another account has it, `other-identity` when this
 * account was verified as somebody else. An identity whose account was erased may be bound again: its votes stay counted.
 */
export const bindPerson = async (
	{ db, now }: Context,
	accountId: string,
	key: string,
): Promise<Result<null, "identity-taken" | "other-identity">> => {
	const own = await db.verifiedPerson.findUnique({ where: { accountId }, select: { personKey: true } });
	if (own) return own.personKey === key ? ok(null) : refuse("other-identity");
	const [row] = await db.$queryRaw<{ accountId: string }[]>`
		INSERT INTO "VerifiedPerson" ("personKey", "accountId", "voterKey", "firstSeenAt")
		VALUES (${key}, ${accountId}::uuid, ${accountId}::uuid, ${now})
		ON CONFLICT ("personKey") DO UPDATE SET "accountId" = coalesce("VerifiedPerson"."accountId", excluded."accountId")
		RETURNING "accountId"`;
	return row?.accountId === accountId ? ok(null) : refuse("identity-taken");
};

/** The account a civil identity is bound to; null when it is nobody's (or nobody's any more). */
export const accountOfPerson = async ({ db }: Context, key: string): Promise<string | null> =>
	(await db.verifiedPerson.findUnique({ where: { personKey: key }, select: { accountId: true } }))?.accountId ?? null;

/**
 * What counts a person in votes: the same after they erased their account and came back with the same verified identity;
 * the account's own id for who was never verified.
 */
export const voterKeyOf = async ({ db }: Context, accountId: string): Promise<string> =>
	(await db.verifiedPerson.findUnique({ where: { accountId }, select: { voterKey: true } }))?.voterKey ?? accountId;

/** Erasure calls this: the account goes, the print stays so that the same person has one vote. */
export const unbindPerson = async ({ db }: Context, accountId: string): Promise<void> => {
	await db.verifiedPerson.updateMany({ where: { accountId }, data: { accountId: null } });
};
