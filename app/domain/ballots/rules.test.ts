import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByRules, type MarkedGroup } from "./count";
import { ballotsText, canonicalText, drawnOrder } from "./rules";
import type { VoteRules } from "./schema";

const options = ["a", "b", "c", "d", "e"];
const ballot = fc.uniqueArray(fc.constantFrom(...options), { minLength: 1, maxLength: 3 });
const ballotBox = fc.array(ballot, { maxLength: 60 });
const groupsOf = (ballots: string[][]) => ballots.map((choices) => ({ choices, marks: [], count: 1 }));

const threeAtMost: VoteRules = {
	...{ format: "parvis-vote-rules-1", level: "open", method: "up-to-k", limit: 3, minimum: 1 },
	...{ eligibility: "confirmed-account", changeable: true, tie: "equal", earlyClose: false },
	options: options.map((id) => ({ id, title: id })),
};
const count = (groups: MarkedGroup[]) => countByRules(threeAtMost, groups, options);

describe("the count of up to k choices", () => {
	it("gives one vote to each option a ballot names", () => {
		const groups = [
			{ choices: ["a", "b"], marks: [], count: 3 },
			{ choices: ["c"], marks: [], count: 4 },
		];
		expect(count(groups)).toMatchObject({
			rule: "approval",
			votes: { a: 3, b: 3, c: 4, d: 0, e: 0 },
			ranking: [["c"], ["a", "b"], ["d", "e"]],
			ballots: 7,
			sizes: { 1: 4, 2: 3 },
		});
	});

	it("does not depend on the order of ballots", () => {
		fc.assert(
			fc.property(ballotBox, fc.infiniteStream(fc.nat()), (ballots, lots) => {
				const shuffled = ballots.map((one) => ({ one, lot: lots.next().value })).sort((x, y) => x.lot - y.lot);
				const again = shuffled.map(({ one }) => one);
				expect(count(groupsOf(again))).toEqual(count(groupsOf(ballots)));
				expect(ballotsText(groupsOf(again))).toBe(ballotsText(groupsOf(ballots)));
			}),
		);
	});

	it("gives as many votes as ballots hold choices", () => {
		fc.assert(
			fc.property(ballotBox, (ballots) => {
				const { votes } = count(groupsOf(ballots));
				expect(Object.values(votes).reduce((sum, one) => sum + one, 0)).toBe(ballots.flat().length);
			}),
		);
	});

	it.each([
		[["a", "a"]],
		[["z"]],
		[["a", "b", "c", "d"]],
	])("stops at a ballot that cannot have been accepted: %j", (choices) =>
		expect(() => count([{ choices, marks: [], count: 1 }])).toThrow());
});

describe("the order of the options", () => {
	const paper = options.map((id) => ({ id }));

	it("is the same at every visit of a reader, and differs from one reader to another", () => {
		expect(drawnOrder(paper, "lea")).toEqual(drawnOrder([...paper].reverse(), "lea"));
		const orders = new Set(
			Array.from({ length: 50 }, (_, seed) =>
				drawnOrder(paper, `${seed}`)
					.map(({ id }) => id)
					.join(),
			),
		);
		expect(orders.size).toBeGreaterThan(25);
	});

	it("puts each option first about as often as another", () => {
		const readers = 5_000;
		const firsts = Array.from({ length: readers }, (_, seed) => drawnOrder(paper, `reader-${seed}`)[0]?.id);
		for (const id of options) {
			const share = firsts.filter((first) => first === id).length / readers;
			expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
		}
	});
});

describe("the canonical text", () => {
	it("does not depend on the order in which rules were written", () => {
		expect(canonicalText({ b: [1, { d: "é", c: null }], a: true })).toBe('{"a":true,"b":[1,{"c":null,"d":"é"}]}');
	});
});
