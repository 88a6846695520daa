import { describe, expect, it } from "vitest";
import { visitor } from "~/lib/actor";
import { answerRefusal, deskOf, type Move, type State, stateAfter, states } from "./policy";

const staff = (role: "agent" | "moderator" | "elected" | "admin") =>
	({ kind: "staff", role, office: null, accountId: "a", name: "A", sessionId: "s" }) as const;

describe("the states of a matter", () => {
	it.each<[State, Move, State | null]>([
		["new", "take", "open"],
		["new", "resident_writes", "new"],
		["open", "answer", "answered"],
		["open", "ask", "waiting_resident"],
		["waiting_resident", "resident_writes", "open"],
		["answered", "resident_writes", "reopened"],
		["closed", "resident_writes", "reopened"],
		["closed", "close", null],
		["new", "reopen", null],
		["waiting_resident", "wait_other", null],
		["answered", "take", null],
	])("%s, %s: %s", (state, move, expected) => expect(stateAfter(state, move)).toBe(expected));

	it("never lose a message: a person may write in every state, and the city then has the next word", () => {
		for (const state of states) {
			const after = stateAfter(state, "resident_writes");
			expect(after && deskOf(after)).toBe("city");
		}
	});
});

describe("answering", () => {
	const matter = { joinedIntoId: null, lastMessageId: "m2" };

	it.each([
		["an agent", staff("agent"), matter, "m2", null],
		["an administrator", staff("admin"), matter, "m2", null],
		["an elected official, who sees counts only", staff("elected"), matter, "m2", "not-allowed"],
		["a moderator", staff("moderator"), matter, "m2", "not-allowed"],
		["a visitor", visitor, matter, "m2", "not-allowed"],
		["an agent who has not read the last message", staff("agent"), matter, "m1", "changed-meanwhile"],
		[
			"an agent, in a matter joined into another",
			staff("agent"),
			{ ...matter, joinedIntoId: "x" },
			"m2",
			"joined-elsewhere",
		],
	] as const)("is for %s: %#", (_, actor, facts, seen, expected) =>
		expect(answerRefusal(actor, facts, seen)).toBe(expected));
});
