import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByRules, envelopeElection, type MarkedGroup } from "./count";
import { countElection } from "./counting/count-election";
import { readElection } from "./counting/read-election";
import { writePabulib } from "./counting/write-pabulib";
import { paperFault } from "./paper";
import type { SharedMoney, VoteRules } from "./schema";

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const ids = Array.from({ length: 6 }, (_, number) => id(number + 1));
const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string];

const plain = (more: Partial<VoteRules>): VoteRules => ({
	...{ format: "parvis-vote-rules-1", level: "open", method: "up-to-k", limit: 6, minimum: 1 },
	...{ eligibility: "confirmed-account", changeable: true, tie: "draw", earlyClose: false },
	options: ids.map((one) => ({ id: one, title: one })),
	...more,
});

const costs = [60, 50, 40, 30, 30, 20];
const city: SharedMoney["envelopes"][number] = { id: "city", title: "Ville", amount: 100 };
const budget = (money: Partial<SharedMoney> = {}, more: Partial<VoteRules> = {}): VoteRules =>
	plain({
		money: {
			...{ envelopes: [city], spread: "all", leftover: "stays", incompatible: [], count: { rule: "greedy-skip" } },
			...money,
		},
		options: ids.map((one, at) => ({ id: one, title: one, cost: costs[at] ?? 0, envelope: "city" })),
		...more,
	});

const ticks = (count: number, ...choices: string[]): MarkedGroup => ({ choices, marks: [], count });
const winners = (rules: VoteRules, groups: MarkedGroup[]) => countByRules(rules, groups, ids).winners;

describe("a budget", () => {
	const groups = [ticks(10, a, b), ticks(8, b, c), ticks(3, d), ticks(2, e)];

	it("funds by votes what fits, and skips or stops at what does not", () => {
		expect(winners(budget(), groups)).toEqual([b, c]);
		expect(winners(budget({ count: { rule: "greedy-stop" } }), groups)).toEqual([b]);
	});

	it("funds one of two projects that exclude each other, and counts again without the other", () => {
		const outcome = countByRules(budget({ incompatible: [[b, c]] }), groups, ids);
		expect(outcome.winners).toEqual([b, d, f]);
		expect(outcome.envelopes?.[0]?.withdrawn).toEqual([{ project: c, to: b }]);
	});

	it("passes on to the city what districts leave, where the rules say so", () => {
		const rules = budget(
			{
				envelopes: [city, { id: "north", title: "Nord", amount: 45 }],
				city: "city",
				leftover: "to-city",
			},
			{
				options: ids.map((one, at) => ({
					...{ id: one, title: one, cost: costs[at] ?? 0 },
					envelope: one === d ? "north" : "city",
				})),
			},
		);
		const outcome = countByRules(rules, [ticks(5, a, b, d)], ids);
		expect(outcome.envelopes?.map(({ id, carried }) => ({ id, carried }))).toEqual([
			{ id: "city", carried: 15 },
			{ id: "north", carried: 0 },
		]);
		// By lower cost among equals: 50, then 60 would not fit in 100; it does in 115.
		expect(outcome.winners).toEqual([b, a, d]);
		expect(Number(outcome.envelopes?.[0]?.result.budget)).toBe(115);
	});

	it("adds points, or ranks worth points", () => {
		const points = { choices: [a, c], marks: [1, 4], count: 3 };
		expect(countByRules(budget({}, { method: "cumulative", points: 5 }), [points], ids).votes).toMatchObject({
			[a]: 3,
			[c]: 12,
		});
		const ranks = { choices: [a, c], marks: [2, 1], count: 2 };
		expect(countByRules(budget({}, { method: "ordinal", limit: 3 }), [ranks], ids).votes).toMatchObject({
			[a]: 4,
			[c]: 6,
		});
	});

	it("refuses to count a ballot that should never have been accepted", () => {
		expect(() => winners(budget(), [ticks(1, id(99))])).toThrow(/unknown-option/);
	});

	const ballot = fc
		.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 })
		.map((choices) => ticks(1, ...choices));
	const rivals = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 3 });
	const rule = fc.constantFrom<SharedMoney["count"]>(
		{ rule: "greedy-skip" },
		{ rule: "greedy-stop" },
		{ rule: "mes", completion: "add1u" },
		{ rule: "mes", completion: "utilitarian", utility: "cardinality" },
	);

	it("never spends more than the envelope, whatever the ballots and exclusions", () => {
		fc.assert(
			fc.property(fc.array(ballot, { maxLength: 20 }), rule, rivals, (groups, count, group) => {
				const outcome = countByRules(budget({ count, incompatible: [group] }), groups, ids);
				const spent = (outcome.winners ?? []).reduce((sum, one) => sum + (costs[ids.indexOf(one)] ?? 0), 0);
				expect(spent).toBeLessThanOrEqual(100);
				expect((outcome.winners ?? []).filter((one) => group.includes(one)).length).toBeLessThanOrEqual(1);
			}),
		);
	});

	it("is recounted from its published file to the same winners", () => {
		fc.assert(
			fc.property(fc.array(ballot, { minLength: 1, maxLength: 20 }), rule, rivals, (groups, count, group) => {
				const rules = budget({ count, incompatible: [group] });
				const file = [...writePabulib(envelopeElection(rules, groups, { id: "city", order: ids }))];
				const read = readElection("city.pb", file);
				if (!read.ok) throw new Error(read.fault);
				expect(countElection(read.election, count).winners).toEqual(winners(rules, groups));
			}),
		);
	});
});

describe("a vote without money", () => {
	it.each([
		["single choice", plain({ method: "single-choice", seats: 1, limit: 1 }), [ticks(3, a), ticks(4, b)], [b]],
		["approval with two seats", plain({ seats: 2 }), [ticks(3, a, c), ticks(4, b, c)], [c, b]],
		[
			"cumulative points",
			plain({ method: "cumulative", points: 5, seats: 1 }),
			[{ choices: [a, b], marks: [1, 4], count: 1 }],
			[b],
		],
		["scores", plain({ method: "score", points: 5, seats: 1 }), [{ choices: [a, b], marks: [5, 2], count: 2 }], [a]],
		[
			"rankings",
			plain({ method: "ranked", seats: 1, count: { rule: "schulze" } }),
			[
				{ choices: [a, b], marks: [1, 2], count: 2 },
				{ choices: [a, b], marks: [2, 1], count: 3 },
			],
			[b],
		],
		[
			"majority judgment",
			plain({ method: "majority-judgment", grades: ["non", "moyen", "oui"], seats: 1 }),
			[
				{ choices: [a, b], marks: [2, 1], count: 2 },
				{ choices: [a, b], marks: [0, 1], count: 3 },
			],
			[b],
		],
	] as const)("%s", (_, rules, groups, expected) => {
		const ballots = groups.map((group) => ({ ...group, choices: [...group.choices], marks: [...group.marks] }));
		for (const one of ballots) expect(paperFault(rules, one)).toBeNull();
		expect(winners(rules, ballots)).toEqual(expected);
	});

	it("yes or no needs its quorum, blank ballots included", () => {
		const question = (roll: number) =>
			plain({
				...{ method: "yes-no", limit: 1, quorum: { roll, percent: 50 } },
				options: [a, b, c].map((one) => ({ id: one, title: one })),
			});
		const groups = [ticks(4, a), ticks(2, b), ticks(4, c)];
		expect(winners(question(20), groups)).toEqual(["yes"]);
		expect(winners(question(21), groups)).toEqual(["no"]);
	});
});
