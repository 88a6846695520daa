import { recordEvent } from "~/domain/audit/commands/record-event.server";
import type { Language } from "~/i18n/languages";
import { newId } from "~/lib/id";
import { ok, type Result, refuse } from "~/lib/result";
import { type Context, transaction } from "~/server/context.server";
import { addJob } from "~/server/queue.server";
import { type BindRefusal, bindIdentity, findByIdentity } from "../identities.server";
import type { Claims } from "../openid/claims";
import { dropPending, findPending } from "../openid/pending.server";
import { openSession } from "../sessions.server";
import { openedBy } from "./finish-openid.server";

type Acceptance = {
	browserHash: string | null;
	displayName: string;
	/** Where the city may write; empty: nowhere. It never signs anybody in: two people may share it. */
	email: string;
	language: Language;
	device: string;
};

type Made = { accountId: string; returnTo: string; cookie: string; claims: Claims };

class Undo extends Error {
	constructor(readonly reason: BindRefusal) {
		super(reason);
	}
}

/**
 * Makes an account of the identity that waits in this browser, and opens its session. Done twice at once, it makes one
 * account. Refuses when nothing waits any more, and an identity that another account has.
 */
export const acceptIdentity = async (
	context: Context,
	acceptance: Acceptance,
): Promise<Result<Made, "nothing-waits" | BindRefusal>> => {
	const pending = await findPending(context, acceptance.browserHash);
	if (!pending || !acceptance.browserHash) return refuse("nothing-waits");
	const { identity, returnTo } = pending;
	const made = await transaction(context, (context) => make(context, acceptance, pending)).catch((fault: unknown) => {
		if (fault instanceof Undo) return refuse(fault.reason);
		throw fault;
	});
	if (!made.ok) return made;
	await dropPending(context, acceptance.browserHash);
	const cookie = await openSession(made.value, acceptance.device, context.now, openedBy(identity));
	return ok({ accountId: made.value, returnTo, cookie, claims: identity.claims });
};

const make = async (
	context: Context,
	{ displayName, email, language }: Acceptance,
	{ identity }: NonNullable<Awaited<ReturnType<typeof findPending>>>,
): Promise<Result<string, never>> => {
	const { db, now } = context;
	const key = `${identity.issuer} ${identity.clientId} ${identity.subject}`;
	// The same person twice at once: the second waits, then finds the account of the first.
	await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
	const known = await findByIdentity(context, identity);
	if (known) return ok(known);
	const id = newId(now);
	const address = email.trim() || null;
	await db.account.createMany({ data: { id, email: address, displayName, language, createdAt: now } });
	await recordEvent(context, {
		name: "account.created",
		subject: { type: "account", id },
		details: { by: identity.provider },
	});
	const bound = await bindIdentity(context, id, identity);
	if (!bound.ok) throw new Undo(bound.reason);
	if (address) {
		const letter = { id: newId(now), letter: "confirm-contact", email: address, language, accountId: id } as const;
		await addJob(context, "account-letter", letter);
	}
	return ok(id);
};
