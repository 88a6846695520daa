import type { Assurance } from "./assurance";

export const roles = ["resident", "agent", "moderator", "elected", "admin"] as const;

export type Role = (typeof roles)[number];

export type StaffRole = Exclude<Role, "resident">;

type SignedIn = {
	accountId: string;
	name: string;
	sessionId: string;
	/** Left out in tests: then what a confirmed address and one factor give. */
	assurance?: Assurance;
	/** When they last proved to be there. */
	provedAt?: Date | null;
	/** Whom they act for at the moment, if not for themselves. */
	actingFor?: { personId: string; name: string } | null;
};

/** Who asks. A resident whose e-mail is not confirmed yet may read and sign in, and nothing more. */
export type Actor =
	| { kind: "visitor" }
	| ({ kind: "resident"; confirmed: boolean } & SignedIn)
	| ({ kind: "staff"; role: StaffRole; office: string | null } & SignedIn)
	| { kind: "system" };

export const visitor: Actor = { kind: "visitor" };

export const system: Actor = { kind: "system" };

/** The account behind the actor; null for visitors and for the city's own jobs. */
export const accountOf = (actor: Actor): string | null => ("accountId" in actor ? actor.accountId : null);

/** The person the actor acts for at the moment; null: for themselves. */
export const forOf = (actor: Actor): string | null =>
	"actingFor" in actor ? (actor.actingFor?.personId ?? null) : null;

/** The role of who is signed in; null for the others. */
export const roleOf = (actor: Actor): Role | null =>
	actor.kind === "staff" ? actor.role : actor.kind === "resident" ? "resident" : null;
