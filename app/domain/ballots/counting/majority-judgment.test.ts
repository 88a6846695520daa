import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GradedElection } from "./election";
import { compareTallies, countMajorityJudgment } from "./majority-judgment";

const grades = ["reject", "poor", "fair", "good", "very good", "excellent"];
const graded = (tallies: Record<string, number[] | bigint[]>): GradedElection => ({
	kind: "graded",
	candidates: Object.keys(tallies),
	grades: grades.slice(0, Object.values(tallies)[0]?.length),
	tallies: Object.values(tallies).map((tally) => tally.map(BigInt)),
	warnings: [],
});

/** The definition: remove one lower median from each until the medians differ. */
function slowCompare(a: number[], b: number[]): number {
	const [one, other] = [a, b].map((tally) => tally.flatMap((count, grade) => Array<number>(count).fill(grade)));
	while (one && other && one.length > 0 && other.length > 0) {
		const middle = Math.ceil(one.length / 2) - 1;
		const [x] = one.splice(middle, 1);
		const [y] = other.splice(middle, 1);
		if (x !== y) return (y as number) - (x as number);
	}
	return 0;
}

describe("majority judgment", () => {
	it("breaks the textbook tie by removing medians one by one", () => {
		const result = countMajorityJudgment(graded({ Y: [0, 0, 3, 0, 0, 1], X: [0, 1, 1, 2, 0, 0] }));
		expect(result).toMatchObject({ winners: ["X"], ranking: [["X"], ["Y"]], unresolvedTie: false });
		expect(result.rounds[0]).toMatchObject({ candidate: "X", grade: "fair" });
	});

	it("agrees with the slow definition on every pair of tallies of one size", () => {
		const tally = (size: number) =>
			fc.array(fc.nat({ max: 3 }), { minLength: size, maxLength: size }).map((drawn) => {
				const counts = new Array<number>(4).fill(0);
				for (const grade of drawn) counts[grade] = (counts[grade] as number) + 1;
				return counts;
			});
		const pair = fc.integer({ min: 1, max: 14 }).chain((size) => fc.tuple(tally(size), tally(size)));
		fc.assert(
			fc.property(pair, ([a, b]) => {
				expect(Math.sign(compareTallies(a.map(BigInt), b.map(BigInt)))).toBe(Math.sign(slowCompare(a, b)));
			}),
			{ numRuns: 3000 },
		);
	});

	it("counts tallies far beyond 2^53 exactly and at once", () => {
		const huge = 10n ** 40n;
		const result = countMajorityJudgment(graded({ A: [huge, huge, huge + 1n], B: [huge, huge + 1n, huge] }));
		expect(result).toMatchObject({ winners: ["A"], unresolvedTie: false });
	});

	it("calls two equal tallies a tie", () => {
		const result = countMajorityJudgment(graded({ A: [1, 2, 3], B: [1, 2, 3], C: [3, 2, 1] }));
		expect(result).toMatchObject({ ranking: [["A", "B"], ["C"]], unresolvedTie: true, ties: [["A", "B"]] });
	});

	it("counts a missing grade as the worst, or takes tallies in proportion", () => {
		const uneven = graded({ A: [0, 0, 4], B: [1, 2, 8] });
		expect(countMajorityJudgment(uneven).winners).toEqual(["B"]);
		expect(countMajorityJudgment(uneven, "ignore").winners).toEqual(["A"]);
		expect(countMajorityJudgment(uneven).warnings).toHaveLength(1);
	});
});
