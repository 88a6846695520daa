import { type Actor, type Role, visitor } from "~/lib/actor";
import { lucia } from "./lucia.server";

const MINUTE = 60_000;

/** A last visit is written at most once in this time, so that reading a page seldom writes. */
const LAST_SEEN_STEP = 5 * MINUTE;

/** However much it is used, a session ends: 30 days for residents, 12 hours for staff (and half an hour without a page). */
const LONGEST = { resident: 30 * 24 * 60 * MINUTE, staff: 12 * 60 * MINUTE };
const STAFF_IDLE = 30 * MINUTE + LAST_SEEN_STEP;

type Times = { createdAt: Date; lastSeenAt: Date };

const isOver = (role: Role, { createdAt, lastSeenAt }: Times, now: Date): boolean => {
	const age = now.getTime() - createdAt.getTime();
	if (role === "resident") return age > LONGEST.resident;
	return age > LONGEST.staff || now.getTime() - lastSeenAt.getTime() > STAFF_IDLE;
};

type Found = { actor: Actor; setCookie: string | null; shouldMarkSeen: boolean };

/** Who a request's cookie stands for, and the cookie to send back when it changed. One indexed query. */
export const actorOfCookie = async (cookieHeader: string | null, now: Date): Promise<Found> => {
	const token = lucia().readSessionCookie(cookieHeader ?? "");
	if (!token) return { actor: visitor, setCookie: null, shouldMarkSeen: false };
	const { session, user } = await lucia().validateSession(token);
	if (!session || isOver(user.role, session, now))
		return { actor: visitor, setCookie: lucia().createBlankSessionCookie().serialize(), shouldMarkSeen: false };
	const common = { accountId: user.id, name: user.displayName, sessionId: session.id };
	const actor: Actor =
		user.role === "resident"
			? { kind: "resident", confirmed: user.confirmedAt !== null, ...common }
			: { kind: "staff", role: user.role, office: user.office, ...common };
	return {
		actor,
		setCookie: session.fresh ? lucia().createSessionCookie(session.id).serialize() : null,
		shouldMarkSeen: now.getTime() - session.lastSeenAt.getTime() > LAST_SEEN_STEP,
	};
};

/** Opens a new session and answers the cookie that carries it. Sign-in always makes a new one (no fixation). */
export const openSession = async (accountId: string, device: string, now: Date): Promise<string> => {
	const session = await lucia().createSession(accountId, { createdAt: now, lastSeenAt: now, device });
	return lucia().createSessionCookie(session.id).serialize();
};

/** Ends a session by the token in its cookie; answers the cookie that clears it. */
export const closeSession = async (token: string): Promise<string> => {
	await lucia().invalidateSession(token);
	return lucia().createBlankSessionCookie().serialize();
};
