import { type Actor, type Role, visitor } from "~/lib/actor";
import type { Context } from "~/server/context.server";
import { db } from "~/server/db.server";
import { isDemonstration } from "~/server/env.server";
import { ladderOf } from "./ladder";
import { lucia, type SessionStage, sessionHash } from "./lucia.server";

const MINUTE = 60_000;

/** A last visit is written at most once in this time, so that reading a page seldom writes. */
const LAST_SEEN_STEP = 5 * MINUTE;

/** However much it is used, a session ends: 30 days for residents, 12 hours for staff (and half an hour without a page). */
const LONGEST = { resident: 30 * 24 * 60 * MINUTE, staff: 12 * 60 * MINUTE };
const IDLE = 30 * MINUTE + LAST_SEEN_STEP;

/** How long a second factor (or its enrolment) may be waited for. */
const WAITING = 20 * MINUTE;

type Times = { createdAt: Date; lastSeenAt: Date; stage: SessionStage; method: string };

/** FranceConnect asks its clients for half an hour at most without a page: shared screens. */
const isState = (method: string) => method.startsWith("franceconnect");

const isOver = (role: Role, { createdAt, lastSeenAt, stage, method }: Times, now: Date): boolean => {
	const age = now.getTime() - createdAt.getTime();
	if (stage !== "full") return age > WAITING;
	const idle = now.getTime() - lastSeenAt.getTime();
	if (role === "resident") return age > LONGEST.resident || (isState(method) && idle > IDLE);
	return age > LONGEST.staff || idle > IDLE;
};

/** A session that must still prove (or enrol) its second factor: nobody is in yet. */
export type Waiting = { accountId: string; token: string; stage: Exclude<SessionStage, "full">; method: string };

type Found = { actor: Actor; waiting: Waiting | null; setCookie: string | null; shouldMarkSeen: boolean };

const nobodyWith = (setCookie: string | null): Found => ({
	...{ actor: visitor, waiting: null, setCookie, shouldMarkSeen: false },
});

/** Who a request's cookie stands for, and the cookie to send back when it changed. One indexed query. */
export const actorOfCookie = async (cookieHeader: string | null, now: Date): Promise<Found> => {
	const token = lucia().readSessionCookie(cookieHeader ?? "");
	if (!token) return nobodyWith(null);
	const { session, user } = await lucia().validateSession(token);
	if (!session || isOver(user.role, session, now)) return nobodyWith(lucia().createBlankSessionCookie().serialize());
	const { stage, method } = session;
	if (stage !== "full") return { ...nobodyWith(null), waiting: { accountId: user.id, token, stage, method } };
	return {
		actor: actorOf(session, user, now),
		waiting: null,
		setCookie: session.fresh ? lucia().createSessionCookie(session.id).serialize() : null,
		shouldMarkSeen: now.getTime() - session.lastSeenAt.getTime() > LAST_SEEN_STEP,
	};
};

type Validated = Extract<Awaited<ReturnType<ReturnType<typeof lucia>["validateSession"]>>, { session: object }>;

const actorOf = (session: Validated["session"], user: Validated["user"], now: Date): Actor => {
	const { actingFor, provedAt, strength } = session;
	const fact = { level: user.level, expiresAt: null, revokedAt: null };
	const facts = [
		...(user.level > 0 ? [{ ...fact, kind: "identity" }] : []),
		...(user.residence ? [{ ...fact, kind: "residence" }] : []),
	];
	const common = {
		accountId: user.id,
		name: user.displayName,
		sessionId: session.id,
		assurance: ladderOf({ isConfirmed: user.isConfirmed, facts, strength }, now),
		provedAt,
		actingFor: actingFor && user.actingForName ? { personId: actingFor, name: user.actingForName } : null,
	};
	return user.role === "resident"
		? { kind: "resident", confirmed: user.isConfirmed, ...common }
		: { kind: "staff", role: user.role, office: user.office, ...common };
};

/** How a session was opened: see `Session` in accounts.prisma. `idToken` is sealed. */
export type SignedInBy = { method: string; strength: 1 | 2; idToken?: string | null };

export const byLetter: SignedInBy = { method: "letter", strength: 1 };

type Factors = { role: Role; hasTotp: boolean; hasPasskey: boolean };

/**
 * What a new session may do: everything, or only bring its second factor. Residents who chose an authenticator are asked
 * for it; staff always are, and enrol one at their first sign-in (the demonstration city lets that be).
 */
const stageOf = async (accountId: string, { method, strength }: SignedInBy): Promise<SessionStage> => {
	if (strength === 2 || method === "demonstration") return "full";
	const [found] = await db().$queryRaw<Factors[]>`
		SELECT a.role::text AS role,
			EXISTS (SELECT 1 FROM "TotpSecret" t WHERE t."accountId" = a.id AND t."confirmedAt" IS NOT NULL) AS "hasTotp",
			EXISTS (SELECT 1 FROM "Passkey" k WHERE k."accountId" = a.id) AS "hasPasskey"
		FROM "Account" a WHERE a.id = ${accountId}::uuid`;
	if (!found) return "full";
	if (found.hasTotp) return "second_factor";
	if (found.role === "resident") return "full";
	if (found.hasPasskey) return "second_factor";
	return isDemonstration() ? "full" : "enrolment";
};

/** Opens a new session and answers the cookie that carries it. Sign-in always makes a new one (no fixation). */
export const openSession = async (
	accountId: string,
	device: string,
	now: Date,
	by: SignedInBy = { method: "password", strength: 1 },
): Promise<string> => {
	const stage = await stageOf(accountId, by);
	const times = { createdAt: now, lastSeenAt: now, provedAt: now };
	const session = await lucia().createSession(accountId, { ...times, device, stage, actingFor: null, ...by });
	return lucia().createSessionCookie(session.id).serialize();
};

/**
 * Replaces a session by a new one with another secret, when its rights rise: a second factor brought, a proof given again.
 * The old secret opens nothing any more. Answers the new cookie, or null when the session has ended meanwhile.
 */
export const rotateSession = async (
	{ now, db }: Context,
	token: string,
	{ strength }: { strength: 1 | 2 },
): Promise<string | null> => {
	const id = sessionHash(token);
	const [old] = await db.$queryRaw<
		{ accountId: string; device: string; method: string; idToken: string | null; strength: number; createdAt: Date }[]
	>`DELETE FROM "Session" WHERE id = ${id} RETURNING "accountId", device, method, "idToken", strength, "createdAt"`;
	if (!old) return null;
	const session = await lucia().createSession(old.accountId, {
		...{ createdAt: now, lastSeenAt: now, provedAt: now, stage: "full", actingFor: null },
		...{ device: old.device, method: old.method, idToken: old.idToken },
		strength: Math.max(strength, old.strength),
	});
	return lucia().createSessionCookie(session.id).serialize();
};

/** Ends a session by the token in its cookie; answers the cookie that clears it. */
export const closeSession = async (token: string): Promise<string> => {
	await lucia().invalidateSession(token);
	return lucia().createBlankSessionCookie().serialize();
};
