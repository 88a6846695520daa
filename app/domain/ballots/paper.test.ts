import { describe, expect, it } from "vitest";
import { inOrder, paperFault, readPaper } from "./paper";
import type { VoteRules } from "./schema";

const id = (letter: string) => `00000000-0000-4000-8000-00000000000${letter}`;
const [a, b, c, d] = ["a", "b", "c", "d"].map(id) as [string, string, string, string];

const plain = (more: Partial<VoteRules>): VoteRules => ({
	...{ format: "parvis-vote-rules-1", level: "open", method: "up-to-k", limit: 2, minimum: 1 },
	...{ eligibility: "confirmed-account", changeable: true, tie: "equal", earlyClose: false },
	options: [a, b, c, d].map((one) => ({ id: one, title: one })),
	...more,
});

const budget = (more: Partial<VoteRules>, spread: "all" | "one-district" = "all"): VoteRules =>
	plain({
		limit: 4,
		money: {
			envelopes: [
				{ id: "city", title: "Ville", amount: 100 },
				{ id: "north", title: "Nord", amount: 50 },
				{ id: "south", title: "Sud", amount: 50 },
			],
			...{ city: "city", spread, leftover: "stays", incompatible: [], count: { rule: "greedy-skip" } },
		},
		options: [
			{ id: a, title: "a", cost: 60, envelope: "city" },
			{ id: b, title: "b", cost: 50, envelope: "city" },
			{ id: c, title: "c", cost: 20, envelope: "north" },
			{ id: d, title: "d", cost: 20, envelope: "south" },
		],
		...more,
	});

const ticks = (...choices: string[]) => ({ choices, marks: [] });

describe("a ballot", () => {
	it.each([
		["up to two", plain({}), ticks(a), null],
		["nothing", plain({}), ticks(), "too-few-choices"],
		["three where two may be", plain({}), ticks(a, b, c), "too-many-choices"],
		["an option twice", plain({}), ticks(a, a), "option-twice"],
		["an option of another vote", plain({}), ticks(id("e")), "unknown-option"],
		["marks where none are asked", plain({}), { choices: [a], marks: [1] }, "mark-out-of-range"],
		[
			"points within the purse",
			plain({ method: "cumulative", points: 5, limit: 4 }),
			{ choices: [a, b], marks: [3, 2] },
			null,
		],
		[
			"a point too many",
			plain({ method: "cumulative", points: 5, limit: 4 }),
			{ choices: [a, b], marks: [3, 3] },
			"too-many-points",
		],
		[
			"a negative point",
			plain({ method: "cumulative", points: 5, limit: 4 }),
			{ choices: [a], marks: [-1] },
			"mark-out-of-range",
		],
		[
			"a mark above the best",
			plain({ method: "score", points: 5, limit: 4 }),
			{ choices: [a], marks: [6] },
			"mark-out-of-range",
		],
		[
			"a grade that is not one",
			plain({ method: "majority-judgment", grades: ["non", "oui"], limit: 4 }),
			{ choices: [a], marks: [2] },
			"mark-out-of-range",
		],
		[
			"the worst grade",
			plain({ method: "majority-judgment", grades: ["non", "oui"], limit: 4 }),
			{ choices: [a], marks: [0] },
			null,
		],
		["equal ranks in a ranking", plain({ method: "ranked", limit: 4 }), { choices: [a, b, c], marks: [1, 1, 2] }, null],
		["a rank left out", plain({ method: "ranked", limit: 4 }), { choices: [a, b], marks: [1, 3] }, "rank-skipped"],
		[
			"equal ranks where points depend on them",
			plain({ method: "ordinal", limit: 3 }),
			{ choices: [a, b], marks: [1, 1] },
			"rank-twice",
		],
		["projects that fit together", budget({ method: "knapsack" }), ticks(b, c, d), null],
		["projects dearer than the envelope", budget({ method: "knapsack" }), ticks(a, b), "over-budget"],
		["one project too many in an envelope", budget({ limit: 1 }), ticks(a, b), "too-many-choices"],
		["one project in each envelope", budget({ limit: 1 }), ticks(a, c, d), null],
		["the city and one district", budget({}, "one-district"), ticks(a, c), null],
		["two districts where one may be chosen", budget({}, "one-district"), ticks(c, d), "two-districts"],
	] as const)("%s", (_, rules, ballot, fault) => {
		expect(paperFault(rules, { choices: [...ballot.choices], marks: [...ballot.marks] })).toBe(fault);
	});

	it("is stored in one order, marks beside their options", () => {
		expect(inOrder({ choices: [c, a], marks: [1, 2] })).toEqual({ choices: [a, c], marks: [2, 1] });
	});
});

describe("a form", () => {
	const form = (fields: Record<string, string>) => {
		const data = new FormData();
		for (const [name, value] of Object.entries(fields)) data.append(name, value);
		return data;
	};

	it("leaves out what is empty, and points of zero", () => {
		const filled = form({ [`mark-${a}`]: "3", [`mark-${b}`]: "0", [`mark-${c}`]: "" });
		expect(readPaper({ method: "cumulative" }, filled)).toEqual({ choices: [a], marks: [3] });
		expect(readPaper({ method: "majority-judgment" }, filled)).toEqual({ choices: [a, b], marks: [3, 0] });
	});

	it("never guesses a number: what is not one is refused", () => {
		const filled = readPaper({ method: "cumulative" }, form({ [`mark-${a}`]: "1.5" }));
		expect(paperFault(plain({ method: "cumulative", points: 5, limit: 4 }), filled)).toBe("mark-out-of-range");
	});
});
