import { describe, expect, it } from "vitest";
import { paperFault } from "./paper";
import { ballotMethods, type VoteRules } from "./schema";
import { replay, simulate } from "./simulation";

const ids = ["a", "b", "c", "d"].map((letter) => `00000000-0000-4000-8000-00000000000${letter}`);

const rulesOf = (method: VoteRules["method"]): VoteRules => ({
	...{ format: "parvis-vote-rules-1", level: "open", method, minimum: 1 },
	limit: method === "single-choice" || method === "yes-no" ? 1 : 3,
	...{ eligibility: "confirmed-account", changeable: true, tie: "equal", earlyClose: false },
	...(method === "cumulative" || method === "score" ? { points: 5, limit: 4 } : {}),
	...(method === "majority-judgment" ? { grades: ["non", "moyen", "oui"], limit: 4 } : {}),
	options: ids.map((id) => ({ id, title: id })),
	...(method === "knapsack"
		? {
				money: {
					envelopes: [{ id: "e1", title: "Ville", amount: 100 }],
					...{ spread: "all", leftover: "stays", incompatible: [], count: { rule: "greedy-skip" } },
				},
				options: ids.map((id, at) => ({ id, title: id, cost: 30 + at * 10, envelope: "e1" })),
			}
		: {}),
});

describe("a simulation before the vote opens", () => {
	it.each(ballotMethods)("makes ballots that keep to the rules of %s, the same for the same seed", (method) => {
		const rules = rulesOf(method);
		const { groups, outcome } = simulate(rules, { ballots: 60, seed: 7 });
		expect(groups.length).toBeGreaterThan(50);
		for (const group of groups) expect(paperFault(rules, group)).toBeNull();
		expect(simulate(rules, { ballots: 60, seed: 7 }).outcome).toEqual(outcome);
		expect(simulate(rules, { ballots: 60, seed: 8 }).groups).not.toEqual(groups);
	});

	it("reads the ballots of an earlier vote as its own, and leaves out those its rules refuse", () => {
		const past = {
			optionIds: ["1", "2"],
			groups: [
				{ choices: ["1"], marks: [], count: 3 },
				{ choices: ["1", "2"], marks: [], count: 2 },
			],
		};
		const { outcome, ballots, refused } = replay(rulesOf("single-choice"), past);
		expect({ ballots, refused, first: outcome.votes[ids[0] ?? ""] }).toEqual({ ballots: 3, refused: 2, first: 3 });
	});
});
