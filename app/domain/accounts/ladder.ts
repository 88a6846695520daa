import type { Actor } from "~/lib/actor";
import { type Assurance, type Needs, nobody } from "~/lib/assurance";

type Fact = { kind: string; level: number; expiresAt: Date | null; revokedAt: Date | null };

/**
 * Where a person stands on the ladder, from what was proved and still holds at `now`: the level is computed, never typed.
 * `strength` is that of the session (1 or 2; 0 when nobody is signed in).
 */
export const ladderOf = (
	{ isConfirmed, facts, strength }: { isConfirmed: boolean; facts: readonly Fact[]; strength: number },
	now: Date,
): Assurance => {
	const holding = facts.filter(({ revokedAt, expiresAt }) => !revokedAt && (!expiresAt || expiresAt > now));
	const highest = Math.max(isConfirmed ? 1 : 0, ...holding.map(({ level }) => level));
	return {
		identity: Math.min(4, highest) as Assurance["identity"],
		authentication: Math.max(0, Math.min(2, strength)) as Assurance["authentication"],
		residence: holding.some(({ kind }) => kind === "residence"),
	};
};

/** Where the actor of a request stands. Staff act for the city: their office answers for who they are. */
export const assuranceOf = (actor: Actor): Assurance => {
	if (actor.kind === "visitor") return nobody;
	if (actor.kind === "system") return { identity: 4, authentication: 2, residence: true };
	if (actor.assurance) return actor.assurance;
	const isConfirmed = actor.kind === "staff" || actor.confirmed;
	return { identity: isConfirmed ? 1 : 0, authentication: 1, residence: false };
};

export type NeedRefusal = "identity-needed" | "residence-needed" | "authentication-needed";

/** What is missing for an act that asks for `needs`, or null. Asks identity before residence before authentication. */
export const needRefusal = (has: Assurance, needs: Needs): NeedRefusal | null => {
	if (has.identity < (needs.identity ?? 0)) return "identity-needed";
	if (needs.residence && !has.residence) return "residence-needed";
	return has.authentication < (needs.authentication ?? 0) ? "authentication-needed" : null;
};

export type Step = "sign-in" | "confirm" | "residence" | "franceconnect" | "franceconnect-plus" | "second-factor";

/** The ways this city offers beyond a proved address. */
export type Ways = { franceconnect: boolean; franceconnectPlus: boolean };

/** The one thing to do next towards `needs`, or null when nothing is missing (or nothing here can give it). */
export const nextStep = (has: Assurance, needs: Needs, ways: Ways): Step | null => {
	const missing = needRefusal(has, needs);
	if (missing === null) return null;
	if (has.authentication === 0) return "sign-in";
	if (missing === "authentication-needed") return "second-factor";
	if (missing === "residence-needed") return has.identity === 0 ? "confirm" : "residence";
	const asked = needs.identity ?? 0;
	if (asked <= 1) return "confirm";
	if (asked === 2) return has.identity === 0 ? "confirm" : "residence";
	if (asked === 3) return ways.franceconnect ? "franceconnect" : ways.franceconnectPlus ? "franceconnect-plus" : null;
	return ways.franceconnectPlus ? "franceconnect-plus" : null;
};

/** Where the missing step is explained and taken; `to` is where to come back. */
export const identityPath = (needs: Needs, to: string): string => {
	const asked = new URLSearchParams();
	if (needs.identity) asked.set("identity", String(needs.identity));
	if (needs.residence) asked.set("residence", "1");
	if (needs.authentication) asked.set("authentication", String(needs.authentication));
	asked.set("to", to);
	return `/me/identity?${asked}`;
};

/** What each level opens; the page shows it, and a city may ask for more (never less) in the rules of a phase. */
export const levels = [0, 1, 2, 3, 4] as const;
