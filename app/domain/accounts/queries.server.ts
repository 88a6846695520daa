import { isLanguage } from "~/i18n/languages";
import { accountOf } from "~/lib/actor";
import type { Assurance } from "~/lib/assurance";
import { isId } from "~/lib/id";
import type { Context } from "~/server/context.server";
import { ladderOf } from "./ladder";
import { sessionHash } from "./lucia.server";
import { emailKey } from "./rules";

/** Where to write to these accounts: only those with a confirmed address, in no particular order. */
export const listRecipients = async ({ db }: Context, accountIds: string[]) => {
	const rows = await db.account.findMany({
		where: { id: { in: accountIds }, confirmedAt: { not: null } },
		select: { id: true, email: true, displayName: true, language: true },
	});
	return rows.flatMap(({ id, email, displayName, language }) => {
		if (!email) return [];
		return [{ id, email, name: displayName, language: isLanguage(language) ? language : ("fr" as const) }];
	});
};

/** The address an account is written to: folded, as typed, and whether it is confirmed; null when there is none. */
export const findOwnAddress = async ({ db }: Context, accountId: string) => {
	const select = { email: true, confirmedAt: true };
	const row = await db.account.findUnique({ where: { id: accountId }, select });
	return row?.email ? { address: emailKey(row.email), shown: row.email, isConfirmed: row.confirmedAt !== null } : null;
};

/** The account of an e-mail address, however it is spelled, and whether it has confirmed it; null when there is none. */
export const findByAddress = async ({ db }: Context, email: string) => {
	const select = { id: true, confirmedAt: true };
	const row = await db.account.findUnique({ where: { emailKey: emailKey(email) }, select });
	return row && { id: row.id, isConfirmed: row.confirmedAt !== null };
};

/** The role of an account, or null. */
export const findRole = async ({ db }: Context, accountId: string) =>
	(await db.account.findUnique({ where: { id: accountId }, select: { role: true } }))?.role ?? null;

/**
 * One's own account, as its pages show it; null for who is not signed in. `ownsMailbox`: its address is proved and nobody
 * else gave it.
 */
export const findOwnAccount = async ({ db, actor }: Context) => {
	const id = accountOf(actor);
	if (!id) return null;
	const select = {
		...{ email: true, emailKey: true, displayName: true, language: true, role: true, office: true },
		...{ confirmedAt: true, identifiedAt: true },
	};
	const found = await db.account.findUnique({ where: { id }, select });
	if (!found) return null;
	const { emailKey: signsInBy, ...account } = found;
	const [mailbox] = await db.$queryRaw<{ people: number }[]>`
		SELECT count(*)::int AS people FROM "Account" WHERE lower(email) = lower(${found.email})`;
	const ownsMailbox = account.confirmedAt !== null && mailbox?.people === 1;
	return { ...account, signsInByAddress: signsInBy !== null, ownsMailbox };
};

/** What was proved of an account, for those who are not asking about themselves (agents, jobs). */
export const findAssurance = async ({ db, now }: Context, accountId: string): Promise<Assurance | null> => {
	const select = {
		confirmedAt: true,
		identifiedAt: true,
		assurances: { select: { kind: true, level: true, expiresAt: true, revokedAt: true } },
	};
	const row = await db.account.findUnique({ where: { id: accountId }, select });
	if (!row) return null;
	const isConfirmed = row.confirmedAt !== null || row.identifiedAt !== null;
	return ladderOf({ isConfirmed, facts: row.assurances, strength: 0 }, now);
};

/** What raised the level of the person who asks, latest first. */
export const listOwnAssurances = ({ db, actor }: Context) =>
	db.assuranceEvent.findMany({
		where: { accountId: accountOf(actor) ?? "00000000-0000-0000-0000-000000000000" },
		select: { id: true, kind: true, level: true, method: true, at: true, expiresAt: true, revokedAt: true },
		orderBy: [{ at: "desc" }, { id: "desc" }],
		take: 50,
	});

/** One's own sessions, the one in use first, then the latest. `name` is what `endSessions` is given. */
export const listOwnSessions = async ({ db, actor, now }: Context) => {
	if (!("sessionId" in actor)) return [];
	const rows = await db.session.findMany({
		where: { accountId: actor.accountId, expiresAt: { gt: now } },
		select: { id: true, device: true, createdAt: true, lastSeenAt: true },
		orderBy: { lastSeenAt: "desc" },
		take: 100,
	});
	const current = sessionHash(actor.sessionId);
	return rows
		.map(({ id, ...session }) => ({ name: id, isCurrent: id === current, ...session }))
		.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
};

const PAGE = 30;

/** Accounts whose address or name contains the words, for the administrator; staff alone when nothing is asked. By name. */
export const listAccounts = async ({ db }: Context, { words }: { words: string }) => {
	const contains = { contains: words, mode: "insensitive" as const };
	return db.account.findMany({
		where: words ? { OR: [{ email: contains }, { displayName: contains }] } : { role: { not: "resident" } },
		select: { id: true, email: true, displayName: true, role: true, office: true, confirmedAt: true },
		orderBy: [{ displayName: "asc" }, { id: "asc" }],
		take: PAGE,
	});
};

/** One account, for the administrator; null when there is none. */
export const findAccount = async ({ db }: Context, accountId: string | undefined) =>
	isId(accountId)
		? db.account.findUnique({
				where: { id: accountId },
				select: { id: true, email: true, displayName: true, role: true, office: true },
			})
		: null;

/** The accounts of those who answer for the city: elected officials and administrators. */
export const listAnswering = async ({ db }: Context): Promise<string[]> => {
	const rows = await db.account.findMany({ where: { role: { in: ["elected", "admin"] } }, select: { id: true } });
	return rows.map(({ id }) => id);
};
