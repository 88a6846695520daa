/** How long a merge can be undone. */
export const UNDO_DAYS = 90;

/** How alike two names must be (0 to 1, trigrams) beside a proved phone number that both have. */
export const NAMES_ALIKE = 0.4;

/**
 * What follows a person from one account to another: tables with an `id`, and the column that names the account. Ballots,
 * supports, answers and opinions are left out on purpose: votes never merge. `apart`: what one account has once.
 */
export const movable: readonly { table: string; column: string; apart?: string }[] = [
	{ table: "Proposal", column: "authorId" },
	{ table: "Comment", column: "authorId" },
	{ table: "Report", column: "accountId" },
	{ table: "MatterParticipant", column: "accountId", apart: "originId" },
	{ table: "PersonLink", column: "helperId", apart: "personId" },
	{ table: "LoginIdentity", column: "accountId" },
	{ table: "Passkey", column: "accountId" },
];

export const wishRhythms = ["off", "weekly", "daily", "immediate"] as const;

export type Rhythm = (typeof wishRhythms)[number];

const order: readonly Rhythm[] = wishRhythms;

/** Of two wishes for news the one that sends less; never chosen is no. */
export const leastOf = (one: Rhythm | undefined, other: Rhythm | undefined): Rhythm =>
	order[Math.min(order.indexOf(one ?? "off"), order.indexOf(other ?? "off"))] ?? "off";

/** A postal address and a birth date as one text to compare; null when either is missing. */
export const homeKey = (address: string | undefined, birthDate: string | undefined): string | null => {
	if (!address || !birthDate) return null;
	const folded = address
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	return `${folded}|${birthDate}`;
};

/** Whether a merge decided at `decidedAt` may still be undone. */
export const mayUndo = (decidedAt: Date, now: Date): boolean =>
	now.getTime() - decidedAt.getTime() < UNDO_DAYS * 86_400_000;
