import { describe, expect, it } from "vitest";
import { type Clues, threadOf } from "./threading";

const nothing: Clues = { signed: [], nativeThread: [], referenced: [], waitingForSender: [], openOfSender: [] };
const isNew = (...probably: string[]) => ({ matterId: null, rule: "new", probably });

const cases: [string, Partial<Clues>, ReturnType<typeof threadOf>][] = [
	["opens a matter for a first message", {}, isNew() as never],
	["follows our signed identifier", { signed: ["a"] }, { matterId: "a", rule: "signed" }],
	[
		"believes the signed identifier before the reference someone typed",
		{ signed: ["a"], referenced: [{ matterId: "b", isParticipant: true }] },
		{ matterId: "a", rule: "signed" },
	],
	[
		"believes the signed identifier even from an address that takes no part (a second mailbox)",
		{ signed: ["a"], waitingForSender: ["b"] },
		{ matterId: "a", rule: "signed" },
	],
	[
		"takes the nearest of several signed identifiers, given nearest first",
		{ signed: ["a", "b"] },
		{ matterId: "a", rule: "signed" },
	],
	["keeps a chat room or a number pair together", { nativeThread: ["a"] }, { matterId: "a", rule: "native-thread" }],
	[
		"prefers the native thread to a reference",
		{ nativeThread: ["a"], referenced: [{ matterId: "b", isParticipant: true }] },
		{ matterId: "a", rule: "native-thread" },
	],
	[
		"follows a reference written by someone who takes part",
		{ referenced: [{ matterId: "a", isParticipant: true }] },
		{ matterId: "a", rule: "reference" },
	],
	[
		"does not let a stranger into a matter by its reference",
		{ referenced: [{ matterId: "a", isParticipant: false }] },
		isNew() as never,
	],
	[
		"passes over the reference of another's matter to one's own",
		{
			referenced: [
				{ matterId: "a", isParticipant: false },
				{ matterId: "b", isParticipant: true },
			],
		},
		{ matterId: "b", rule: "reference" },
	],
	[
		"answers the only question that waits for the sender",
		{ waitingForSender: ["a"] },
		{ matterId: "a", rule: "waiting" },
	],
	["counts one matter once", { waitingForSender: ["a", "a"] }, { matterId: "a", rule: "waiting" }],
	["does not guess between two", { waitingForSender: ["a", "b"] }, isNew("a", "b") as never],
	["shows the sender's open matters to staff, and no more", { openOfSender: ["a"] }, isNew("a") as never],
	[
		"answers the one that waits although others are open",
		{ waitingForSender: ["a"], openOfSender: ["b", "c"] },
		{ matterId: "a", rule: "waiting" },
	],
	[
		"lists each candidate once",
		{ waitingForSender: ["a", "b"], openOfSender: ["b", "c"] },
		isNew("a", "b", "c") as never,
	],
];

describe("threading", () => {
	it.each(cases)("%s", (_, clues, expected) => expect(threadOf({ ...nothing, ...clues })).toEqual(expected));
});
