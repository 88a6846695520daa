import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countBorda } from "./borda";
import type { RankedElection } from "./election";
import { countIrv } from "./irv";
import { countSchulze } from "./schulze";
import { countStv } from "./stv";

/** «42 M>N>C» a line; `=` between equals. */
function election(candidates: string, lines: string[], seats = 1): RankedElection {
	const ids = candidates.split(" ");
	const ballots = lines.map((line) => {
		const [count, order = ""] = line.split(" ");
		const groups = order === "" ? [] : order.split(">").map((group) => group.split("=").filter(Boolean));
		return { count: BigInt(count as string), ranking: groups.map((group) => group.map((id) => ids.indexOf(id))) };
	});
	return { kind: "ranked", candidates: ids, names: {}, seats, ballots, warnings: [] };
}

const tennessee = election("Memphis Nashville Chattanooga Knoxville", [
	"42 Memphis>Nashville>Chattanooga>Knoxville",
	"26 Nashville>Chattanooga>Knoxville>Memphis",
	"15 Chattanooga>Knoxville>Nashville>Memphis",
	"17 Knoxville>Chattanooga>Nashville>Memphis",
]);

/** The example of Schulze's paper, 45 voters. */
const fortyFive = election("A B C D E", [
	"5 A>C>B>E>D",
	"5 A>D>E>C>B",
	"8 B>E>D>A>C",
	"3 C>A>B>E>D",
	"7 C>A>E>B>D",
	"2 C>B>A>D>E",
	"7 D>C>E>B>A",
	"8 E>B>A>D>C",
]);

/** Burlington, Vermont, election of the mayor in 2009, the three leading candidates. */
const burlington = election("Montroll Kiss Wright", [
	"1332 Montroll>Kiss>Wright",
	"767 Montroll>Wright>Kiss",
	"455 Montroll",
	"2043 Kiss>Montroll>Wright",
	"371 Kiss>Wright>Montroll",
	"568 Kiss",
	"1513 Wright>Montroll>Kiss",
	"495 Wright>Kiss>Montroll",
	"1289 Wright",
]);

/** The sweets election by which Wikipedia explains the single transferable vote: 20 voters, 3 seats, quota 6. */
const sweets = election(
	"Orange Pear Chocolate Strawberry Sweets",
	["4 Orange", "2 Pear>Orange", "8 Chocolate>Strawberry", "4 Chocolate>Sweets", "1 Strawberry", "1 Sweets"],
	3,
);

describe("published elections by rankings", () => {
	it("elects Knoxville by instant runoff, Nashville by Schulze and Borda, in the Tennessee example", () => {
		expect(countIrv(tennessee).winners).toEqual(["Knoxville"]);
		expect(countSchulze(tennessee).ranking).toEqual([["Nashville"], ["Chattanooga"], ["Knoxville"], ["Memphis"]]);
		expect(countBorda(tennessee)).toMatchObject({
			winners: ["Nashville"],
			scores: { Memphis: 126, Nashville: 194, Chattanooga: 173, Knoxville: 107 },
		});
	});

	it("ranks E, A, C, B, D in Schulze's example of 45 voters, by the strengths of the paper", () => {
		const result = countSchulze(fortyFive);
		expect(result.ranking).toEqual([["E"], ["A"], ["C"], ["B"], ["D"]]);
		const strength = (from: string, to: string) =>
			(result.rounds.find((round) => round.candidate === from)?.strongestPathTo as Record<string, number>)[to];
		expect([strength("A", "B"), strength("B", "A"), strength("E", "D"), strength("D", "C")]).toEqual([28, 25, 31, 28]);
		expect(result.unresolvedTie).toBe(false);
	});

	it("gives Burlington its three different winners", () => {
		const runoff = countIrv(burlington);
		expect(runoff.winners).toEqual(["Kiss"]);
		expect(runoff.rounds.at(-1)?.votes).toEqual({ Kiss: 4314, Wright: 4064 });
		expect(countSchulze(burlington).winners).toEqual(["Montroll"]);
	});

	it("fills three seats with chocolate, orange and strawberry", () => {
		const result = countStv(sweets);
		expect(result).toMatchObject({ winners: ["Chocolate", "Orange", "Strawberry"], quota: "6", unresolvedTie: false });
		expect(result.rounds[1]).toMatchObject({ action: "surplus", from: "Chocolate", surplus: "6" });
		expect((result.rounds[1]?.votes as Record<string, string>).Strawberry).toBe("5");
	});
});

describe("the single transferable vote", () => {
	const thirds = election("A B C D", ["7 A>B", "3 A>C", "4 D", "2 C"], 2);

	it("keeps exact fractions, or cuts paper values after the digits asked for", () => {
		expect(countStv(thirds).quota).toBe("6");
		const surplus = (digits?: number) =>
			countStv(thirds, { digits }).rounds.find((round) => round.action === "surplus")?.votes as Record<string, string>;
		expect(surplus()).toMatchObject({ A: "6", B: "2.8", C: "3.2" });
		expect(surplus(0)).toMatchObject({ A: "6", B: "0", C: "2" });
		const sevenths = election("A B C", ["7 A>B", "2 C"], 2);
		const cut = (digits: number) =>
			countStv(sevenths, { digits }).rounds[1]?.votes as Record<string, string> | undefined;
		expect(cut(5)).toMatchObject({ B: "2.99999", C: "2" });
	});

	it("uses the Hare quota when asked", () => {
		expect(countStv(thirds, { quota: "hare" }).quota).toBe("8");
		expect(countStv(election("A B C", ["4 A", "2 B", "1 C"], 2), { quota: "hare" }).quota).toBe("3.5");
	});

	it("elects the last candidates when no more are left than vacancies", () => {
		expect(countStv(election("A B C", ["5 A", "2 B", "1 C"], 3)).winners).toEqual(["A", "B", "C"]);
	});
});

describe("ballots that are not full strict orders", () => {
	it("exhausts a ballot at an overvote, or skips the rank when asked", () => {
		const both = election("A B C", ["3 A", "4 B", "2 A=C>A", "1 C>A"]);
		expect(countIrv(both).rounds[0]?.exhausted).toBe(2);
		expect(countIrv(both, "skip").rounds[0]?.votes).toEqual({ A: 5, B: 4, C: 1 });
	});

	it("passes over skipped ranks", () => {
		expect(countIrv(election("A B", ["1 >A", "2 B"])).rounds[0]?.votes).toEqual({ A: 1, B: 2 });
	});

	it("counts the unranked as last, or does not compare them", () => {
		const short = election("A B C", ["3 A", "2 B>A", "2 B>C", "2 C>B"]);
		expect(countSchulze(short, "last").winners).toEqual(["B"]);
		const pairs = (unranked: "last" | "incomparable") => countSchulze(short, unranked).rounds[0]?.preferredTo;
		expect(pairs("last")).toEqual({ B: 3, C: 5 });
		expect(pairs("incomparable")).toEqual({ B: 0, C: 0 });
	});

	it("gives equals the points of their lowest place, or the average", () => {
		const equals = election("A B C D", ["2 A>B=C"]);
		expect(countBorda(equals).scores).toEqual({ A: 6, B: 2, C: 2, D: 0 });
		expect(countBorda(equals, "average").scores).toEqual({ A: 6, B: 3, C: 3, D: 0 });
	});
});

describe("ties between candidates", () => {
	it("looks back to the stage where they differed, then says the tie is unresolved", () => {
		const earlier = election("A B C D", ["10 A", "6 B", "5 C", "1 D>C"]);
		expect(countIrv(earlier).rounds[1]).toMatchObject({ excluded: ["C"], tie: { resolvedBy: "earlier-stage" } });
		expect(countIrv(earlier).unresolvedTie).toBe(false);
		const even = countIrv(election("A B", ["3 A", "3 B"]));
		expect(even).toMatchObject({ winners: ["A"], unresolvedTie: true, ties: [["A", "B"]] });
		expect(countSchulze(election("A B", ["3 A>B", "3 B>A"]))).toMatchObject({ winners: ["A"], unresolvedTie: true });
	});

	it("does not worry about a tie between candidates who are all excluded anyway", () => {
		expect(countIrv(election("A B C D", ["10 A", "9 B", "1 C>B", "1 D>B"])).unresolvedTie).toBe(false);
	});
});

const anyElection = fc.integer({ min: 2, max: 5 }).chain((size) =>
	fc
		.array(
			fc.record({
				count: fc.integer({ min: 1, max: 4 }).map(BigInt),
				ranking: fc.shuffledSubarray([...Array(size).keys()]).map((order) => order.map((candidate) => [candidate])),
			}),
			{ minLength: 1, maxLength: 10 },
		)
		.map(
			(ballots): RankedElection => ({
				kind: "ranked",
				candidates: [..."ABCDE"].slice(0, size),
				names: {},
				seats: 1,
				ballots,
				warnings: [],
			}),
		),
);

describe("every rule on rankings", () => {
	const rules = [countIrv, countStv, countSchulze, countBorda];

	it("does not depend on the order of the ballots", () => {
		fc.assert(
			fc.property(anyElection, (one) => {
				for (const rule of rules) expect(rule({ ...one, ballots: one.ballots.toReversed() })).toEqual(rule(one));
			}),
		);
	});

	it("does not depend on the names and places of candidates, unless it says there is a tie", () => {
		fc.assert(
			fc.property(anyElection, (one) => {
				const last = one.candidates.length - 1;
				const mirrored: RankedElection = {
					...one,
					candidates: one.candidates.toReversed(),
					ballots: one.ballots.map((ballot) => ({
						...ballot,
						ranking: ballot.ranking.map((group) => group.map((candidate) => last - candidate)),
					})),
				};
				for (const rule of rules) {
					const result = rule(one);
					if (!result.unresolvedTie) expect(rule(mirrored).winners).toEqual(result.winners);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("elects by single transferable vote for one seat whom instant runoff elects, when no ballot is exhausted", () => {
		fc.assert(
			fc.property(anyElection, (one) => {
				const full = one.ballots.filter(({ ranking }) => ranking.length === one.candidates.length);
				const runoff = countIrv({ ...one, ballots: full });
				if (full.length > 0 && !runoff.unresolvedTie)
					expect(countStv({ ...one, ballots: full }).winners).toEqual(runoff.winners);
			}),
		);
	});

	it("elects the Condorcet winner by Schulze", () => {
		fc.assert(
			fc.property(anyElection, (one) => {
				const result = countSchulze(one);
				const votes = (a: string, b: string) =>
					(result.rounds.find((round) => round.candidate === a)?.preferredTo as Record<string, number>)[b] as number;
				const best = one.candidates.find((a) => one.candidates.every((b) => a === b || votes(a, b) > votes(b, a)));
				if (best) expect(result.winners).toEqual([best]);
			}),
		);
	});
});
