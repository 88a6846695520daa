import { recordEvent } from "~/domain/audit/commands/record-event.server";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import type { Context } from "~/server/context.server";
import { levelOfAcr, pivotOf } from "./openid/claims";
import type { Identity } from "./openid/pending.server";
import { bindPerson, personKey } from "./verified-person.server";

/** The print of who an identity is: their civil identity, or where the state gave none, the provider's own name for them. */
export const keyOfIdentity = ({ claims, issuer, clientId, subject }: Identity): string =>
	personKey(pivotOf(claims) ?? `${issuer} ${clientId} ${subject}`);

/** The account an identity signs in, or null. Nothing but issuer, client and subject is looked at. */
export const findByIdentity = async ({ db }: Context, { issuer, clientId, subject }: Identity) => {
	const where = { issuer_clientId_subject: { issuer, clientId, subject } };
	return (await db.loginIdentity.findUnique({ where, select: { accountId: true } }))?.accountId ?? null;
};

export type BindRefusal = "identity-taken" | "other-identity";

/**
 * Makes an identity a way into an account, in the caller's transaction, and raises the account's level by what the state
 * vouched for. Doing it twice is doing it once. Refuses an identity that is somebody else's here (`identity-taken`), and a
 * second person in one account (`other-identity`).
 */
export const bindIdentity = async (
	context: Context,
	accountId: string,
	identity: Identity,
): Promise<Result<null, BindRefusal>> => {
	const { db, now } = context;
	const { provider, issuer, clientId, subject, acr } = identity;
	const level = levelOfAcr(provider, acr);
	// Two answers about one account at once stand in line here.
	await db.$queryRaw`SELECT id FROM "Account" WHERE id = ${accountId}::uuid FOR UPDATE`;
	const another = await db.loginIdentity.findFirst({
		where: { accountId, issuer, clientId, subject: { not: subject } },
		select: { id: true },
	});
	if (another) return refuse("other-identity");
	const known = await findByIdentity(context, identity);
	if (known && known !== accountId) return refuse("identity-taken");
	if (level !== 0) {
		const bound = await bindPerson(context, accountId, keyOfIdentity(identity));
		if (!bound.ok) return bound;
	}
	const row = { id: newId(now), accountId, provider, issuer, clientId, subject, linkedAt: now, lastUsedAt: now };
	const { count } = await db.loginIdentity.createMany({ data: row, skipDuplicates: true });
	const subjectOf = { type: "account", id: accountId };
	if (count === 1) await recordEvent(context, { name: "identity.linked", subject: subjectOf, details: { provider } });
	if (level !== 0) await raise(context, accountId, { level, method: provider, acr });
	return ok(null);
};

type Rise = { level: 3 | 4; method: string; acr: string };

const raise = async (context: Context, accountId: string, { level, method, acr }: Rise): Promise<void> => {
	const { db, now } = context;
	const where = { accountId, kind: "identity", method, level, revokedAt: null };
	if (await db.assuranceEvent.findFirst({ where, select: { id: true } })) return;
	await db.assuranceEvent.createMany({
		data: { id: newId(now), accountId, kind: "identity", level, method, at: now, evidence: { acr } },
	});
	await db.account.updateMany({ where: { id: accountId, identifiedAt: null }, data: { identifiedAt: now } });
	await recordEvent(context, {
		name: "assurance.raised",
		subject: { type: "account", id: accountId },
		details: { level, method },
	});
};

/** A known identity came back: notes it, and raises the level again if it had been taken away. */
export const renewIdentity = async (context: Context, accountId: string, identity: Identity): Promise<void> => {
	const { db, now } = context;
	const { issuer, clientId, subject, provider, acr } = identity;
	await db.loginIdentity.updateMany({ where: { issuer, clientId, subject }, data: { lastUsedAt: now } });
	const level = levelOfAcr(provider, acr);
	if (level !== 0) await raise(context, accountId, { level, method: provider, acr });
};
