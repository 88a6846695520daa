import type { Actor } from "~/lib/actor";
import type { StanceKey } from "./schema";

/** A first comment is at depth 0; nobody answers one at this depth. Also a constraint of the database. */
export const MAX_DEPTH = 8;

/** How long its author may correct a comment, in minutes. */
export const EDIT_MINUTES = 30;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is known of a person when they write. */
export type Standing = {
	isStaff: boolean;
	confirmedAt: Date | null;
	/** Contributions of theirs that moderation hid in the last 90 days. */
	hidden: number;
};

export type Trust = "staff" | "warned" | "new" | "known";

/**
 * How much a person is trusted to write: `warned` with two contributions hidden in 90 days, `new` in the first three
 * days of a confirmed account, `known` after that.
 */
export const trustOf = ({ isStaff, confirmedAt, hidden }: Standing, now: Date): Trust => {
	if (isStaff) return "staff";
	if (hidden >= 2) return "warned";
	const age = confirmedAt ? now.getTime() - confirmedAt.getTime() : 0;
	return age < 3 * DAY ? "new" : "known";
};

/** Contributions a person may write in an hour and in a day, by trust. */
export const paces: Record<Trust, { hour: number; day: number }> = {
	staff: { hour: 200, day: 2_000 },
	known: { hour: 30, day: 150 },
	new: { hour: 8, day: 20 },
	warned: { hour: 2, day: 5 },
};

/** Whether someone who wrote this much lately may write one more. */
export const isWithinPace = (trust: Trust, { hour, day }: { hour: number; day: number }): boolean =>
	hour < paces[trust].hour && day < paces[trust].day;

export const LATELY = { hour: HOUR, day: DAY, hidden: 90 * DAY };

export type SpeakerKind = "resident" | "association" | "official" | "agent";

/** Who is speaking, as readers are told: an elected official and an agent always under their own colours. */
export const speakerOf = (
	actor: Extract<Actor, { kind: "resident" | "staff" }>,
	association: string,
): { kind: SpeakerKind; office: string | null } => {
	if (actor.kind === "staff") return { kind: actor.role === "elected" ? "official" : "agent", office: actor.office };
	return association ? { kind: "association", office: association } : { kind: "resident", office: null };
};

/** A number as one step of a path: seven digits in base 36, so that texts sort as numbers do. */
export const pathStep = (number: number): string => number.toString(36).padStart(7, "0");

/** Where a comment stands: below its parent, after those already there. */
export const pathUnder = (parent: string | null, number: number): string =>
	parent === null ? pathStep(number) : `${parent}.${pathStep(number)}`;

/** Every path strictly below this one is between these two, in the order of bytes. */
export const pathsBelow = (path: string) => ({ from: `${path}.`, to: `${path}/` });

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** Whether these words are in that text, spaces and line ends apart. */
export const isQuoteOf = (quote: string, body: string): boolean => plain(body).includes(plain(quote));

/**
 * One from each list in turn until `limit`, in the order of the lists: the most numerous side does not bury the others.
 * Answers what is taken, in order, and how many of each.
 */
export const inTurn = <Item>(lists: readonly (readonly Item[])[], limit: number) => {
	const taken = lists.map(() => 0);
	const items: Item[] = [];
	const longest = Math.max(0, ...lists.map(({ length }) => length));
	for (let round = 0; round < longest; round += 1)
		for (const [index, list] of lists.entries()) {
			const item = list[round];
			if (item === undefined || items.length === limit) continue;
			items.push(item);
			taken[index] = round + 1;
		}
	return { items, taken };
};

/** Which stance comes first for this reader today, so that none always does. */
export const stanceOrder = (seed: number): StanceKey[] => {
	const all: StanceKey[] = ["for", "against", "neutral"];
	const start = seed % 3;
	return [...all.slice(start), ...all.slice(0, start)];
};
