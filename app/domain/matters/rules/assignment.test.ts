import { describe, expect, it } from "vitest";
import { type Candidate, chooseAgent } from "./assignment";

const someone = (accountId: string, change: Partial<Candidate> = {}): Candidate => ({
	...{ accountId, topics: ["streets"], capacity: 10, absentFrom: null, absentUntil: null, load: 0 },
	...change,
});

const choose = (candidates: Candidate[], sticky: string | null = null) =>
	chooseAgent(candidates, { topic: "streets", day: "2026-05-12", sticky });

describe("a new matter", () => {
	it.each<[string, Candidate[], string | null, string | null]>([
		["goes to who knows the topic", [someone("a", { topics: ["school"] }), someone("b")], null, "b"],
		["goes to nobody when nobody knows it", [someone("a", { topics: ["school"] })], null, null],
		[
			"passes over who is away",
			[someone("a", { absentFrom: "2026-05-10", absentUntil: "2026-05-12" }), someone("b")],
			null,
			"b",
		],
		[
			"comes back to who has returned",
			[someone("a", { absentFrom: "2026-05-01", absentUntil: "2026-05-11" })],
			null,
			"a",
		],
		["passes over who is away without an end", [someone("a", { absentFrom: "2026-05-01" })], null, null],
		[
			"goes to the least loaded for what they can carry",
			[someone("a", { load: 5 }), someone("b", { load: 6, capacity: 20 })],
			null,
			"b",
		],
		["never overloads anybody", [someone("a", { load: 10 })], null, null],
		["goes back to who answered this person last", [someone("a"), someone("b", { load: 9 })], "b", "b"],
		["forgets them when they are away", [someone("a"), someone("b", { absentFrom: "2026-05-12" })], "b", "a"],
	])("%s", (_, candidates, sticky, expected) => expect(choose(candidates, sticky)).toBe(expected));
});
