import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countApproval } from "./approval";
import { countCumulative } from "./cumulative";
import { ballotColumns, type ChoiceElection, type QuestionElection } from "./election";
import { countOrdinalPoints } from "./ordinal-points";
import { countScore } from "./score";
import { countSingleChoice } from "./single-choice";
import { countYesNo } from "./yes-no";

type Ballot = { count?: number; choices: number[]; points?: number[] };

const vote = (ballots: Ballot[], seats = 1): ChoiceElection => ({
	kind: "choices",
	options: ["A", "B", "C"],
	seats,
	ballots: ballotColumns(ballots),
	warnings: [],
});

describe("votes by crosses and points", () => {
	it("single choice: most crosses win, two crosses are void", () => {
		const result = countSingleChoice(
			vote([{ count: 3, choices: [1] }, { count: 2, choices: [0] }, { choices: [0, 1] }]),
		);
		expect(result).toMatchObject({
			winners: ["B"],
			scores: { A: 2, B: 3, C: 0 },
			void: { "too-many-options": 1 },
			counted: 5,
		});
	});

	it("approval, up to k", () => {
		const ballots = [{ choices: [0, 1, 2] }, { choices: [2] }, { choices: [1, 0] }];
		expect(countApproval(vote(ballots)).scores).toEqual({ A: 2, B: 2, C: 2 });
		expect(countApproval(vote(ballots), { limit: 2 }).scores).toEqual({ A: 1, B: 1, C: 1 });
		expect(countApproval(vote(ballots), { limit: 2 })).toMatchObject({ winners: ["A"], unresolvedTie: true });
	});

	it("cumulative: a ballot that spends more than its purse is void", () => {
		const result = countCumulative(
			vote([
				{ choices: [0, 1], points: [4, 6] },
				{ choices: [2], points: [11] },
			]),
			{ purse: 10 },
		);
		expect(result).toMatchObject({ winners: ["B"], scores: { A: 4, B: 6, C: 0 }, void: { "too-many-points": 1 } });
	});

	it("score: points in range, zero where nothing is said", () => {
		const result = countScore(
			vote([
				{ choices: [0, 2], points: [5, 2] },
				{ choices: [2], points: [4] },
				{ choices: [1], points: [6] },
			]),
			{ most: 5 },
		);
		expect(result).toMatchObject({ winners: ["C"], scores: { A: 5, B: 0, C: 6 }, void: { "points-out-of-range": 1 } });
	});

	it("ordinal points: 3, 2, 1, also on a short ballot", () => {
		expect(countOrdinalPoints(vote([{ choices: [2, 0, 1] }, { choices: [1] }]), { limit: 3 }).scores).toEqual({
			A: 2,
			B: 4,
			C: 3,
		});
	});

	it("yes or no: a quorum on the roll, a majority without the blanks", () => {
		const question = (yes: bigint, no: bigint, blank: bigint): QuestionElection => ({
			kind: "question",
			yes,
			no,
			blank,
			roll: 100n,
			warnings: [],
		});
		expect(countYesNo(question(26n, 20n, 4n), { quorumPercent: 50 })).toMatchObject({ adopted: true });
		expect(countYesNo(question(26n, 20n, 3n), { quorumPercent: 50 })).toMatchObject({
			adopted: false,
			quorumReached: false,
		});
		expect(countYesNo(question(25n, 25n, 9n))).toMatchObject({ adopted: false, quorumReached: true });
	});

	it("void ballots never change a result", () => {
		const valid = fc.record({ choices: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }) });
		const invalid = fc.constantFrom<Ballot>(
			{ choices: [3] },
			{ choices: [0, 0] },
			{ choices: [0, 1, 2] },
			{ choices: [-1] },
		);
		fc.assert(
			fc.property(fc.array(valid, { minLength: 1 }), fc.array(invalid), (good, bad) => {
				for (const count of [countApproval, countOrdinalPoints]) {
					const { void: _, ...clean } = count(vote(good), { limit: 2 });
					const { void: voids, ...mixed } = count(vote([...bad, ...good]), { limit: 2 });
					expect(mixed).toEqual(clean);
					expect(Object.values(voids as object).reduce((sum, found) => sum + found, 0)).toBe(bad.length);
				}
			}),
		);
	});
});
