import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countElection } from "./count-election";
import { type BudgetElection, ballotColumns, type RankedElection, voteTypes } from "./election";
import { linesOf } from "./fault";
import { readElection } from "./read-election";
import { writePabulib } from "./write-pabulib";
import { writePreflib } from "./write-preflib";

const read = (name: string, text: string) => {
	const answer = readElection(name, linesOf(text));
	if (!answer.ok) throw new Error(`line ${answer.line}: ${answer.fault}`);
	return answer.election;
};

const faultIn = (name: string, text: string) => {
	const answer = readElection(name, linesOf(text));
	return answer.ok ? "no fault" : `${answer.line}: ${answer.fault}`;
};

/** The example of Pabulib's format page. */
const wieliczka = `META
key; value
description; Municipal PB in Wieliczka
country; Poland
unit; Wieliczka
instance; 2020
num_projects; 5
num_votes; 10
budget; 2500
rule; greedy
vote_type; approval
min_length; 1
max_length; 3
PROJECTS
project_id; cost; category
1; 600; culture, education
2; 800; sport
4; 1400; culture
5; 1000; health, sport
7; 1200; education
VOTES
voter_id; age; sex; vote
1; 34; f; 1,2,4
2; 51; m; 1,2
3; 23; m; 2,4,5
4; 19; f; 5,7
5; 62; f; 1,4,7
6; 54; m; 1,7
7; 49; m; 5
8; 27; f; 4
9; 39; f; 2,4,5
10; 44; m; 4,5
`;

describe("a Pabulib file", () => {
	it("is counted as its format page says", () => {
		const election = read("w.pb", wieliczka);
		expect(election.warnings).toEqual([]);
		expect(countElection(election, { rule: "greedy-skip" })).toMatchObject({
			winners: ["4", "5"],
			cost: 2400,
			budget: 2500,
			scores: { 1: 4, 2: 4, 4: 6, 5: 5, 7: 3 },
		});
	});

	it("means the same with CRLF, a byte order mark, quotes, other columns in another order", () => {
		const votes = wieliczka
			.replace("voter_id; age; sex; vote", "vote;comment;voter_id")
			.replace(/^(\d+); \d+; [fm]; (.*)$/gm, '"$2";"a ""quoted""; remark\nover two lines";$1');
		const odd = `\ufeff${votes.replace("project_id; cost; category", "category;cost;project_id").replace(/^(\d+); (\d+); (\D.*)$/gm, '"$3";$2,00;$1')}`;
		const rules = ["greedy-skip", "greedy-stop", "mes"] as const;
		for (const rule of rules)
			expect(countElection(read("w.PB", odd.replaceAll("\n", "\r\n")), { rule })).toEqual(
				countElection(read("w.pb", wieliczka), { rule }),
			);
	});

	it("warns of totals that its ballots do not give", () => {
		const short = wieliczka.replace("10; 44; m; 4,5\n", "");
		expect(read("w.pb", short).warnings).toEqual(["the file announces 10 ballots, it holds 9"]);
	});

	it.each([
		["an unknown project", "10; 44; m; 4,5", "10; 44; m; 4,6", '32: the ballot names an unknown project "6"'],
		["a project named twice", "10; 44; m; 4,5", "10; 44; m; 4,4", '32: the ballot names project "4" twice'],
		["a voter twice", "10; 44; m; 4,5", "9; 44; m; 4,5", '32: the voter "9" already voted on line 31'],
		["a missing column", "10; 44; m; 4,5", "10; 44", "32: only 2 of the 4 columns of the header"],
		["a column too many", "10; 44; m; 4,5", "10; 44; m; 4;5", "32: 5 values where the header names 4 columns"],
		["a cost that is no number", "7; 1200", "7; 12o0", '20: the cost of project "7" "12o0" is not a number'],
		["a negative cost", "7; 1200", "7; -1200", '20: the cost of project "7" "-1200" is negative'],
		["a project listed twice", "7; 1200", "5; 1200", '20: the project "5" is listed twice'],
		["a budget that is no number", "budget; 2500", "budget; lots", '9: the budget "lots" is not a number'],
		["no budget", "budget; 2500", "budgets; 2500", "15: META has no budget"],
		["an unknown vote type", "vote_type; approval", "vote_type; knapsack", '11: unknown vote_type "knapsack"'],
		[
			"a header without votes",
			"voter_id; age; sex; vote",
			"voter_id; age; sex; votes",
			'22: the VOTES header has no "vote" column',
		],
		["a quote never closed", "1; 34; f; 1,2,4", '1; 34;"f; 1,2,4', "23: a quoted value opened here is never closed"],
		["no META", "META\n", "", "1: expected META, found something else"],
		["votes before projects", "PROJECTS\n", "VOTES\n", "15: VOTES come before PROJECTS"],
	])("is refused for %s, with the line", (_, before, after, fault) => {
		expect(wieliczka).toContain(before);
		const text = fault.startsWith("23") ? wieliczka.replace("1; 34; f", '1;"34; f') : wieliczka.replace(before, after);
		expect(faultIn("w.pb", text)).toBe(fault);
	});

	it("is refused where points and projects do not match", () => {
		const points =
			"META\nkey;value\nbudget;10\nvote_type;cumulative\nPROJECTS\nproject_id;cost\na;1\nb;2\nVOTES\nvoter_id;vote;points\n";
		expect(faultIn("p.pb", `${points}1;a,b;3\n`)).toBe("11: 1 points for 2 projects");
		expect(faultIn("p.pb", `${points}1;a,b;3,x\n`)).toBe('11: the points "x" are not a number');
		expect(countElection(read("p.pb", `${points}1;a,b;3,0.5\n2;b;1\n`), { rule: "greedy-skip" }).scores).toEqual({
			a: 3,
			b: "1.5",
		});
	});

	it("gives back the same count after being written and read", () => {
		const id = fc.string({ minLength: 1, maxLength: 6 }).map((text) => text.replace(/[,\r\n]/g, "-").trim() || "x");
		const name = fc.string({ maxLength: 8 }).map((text) => text.replace(/\r/g, ""));
		const budget = fc
			.record({
				ids: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }),
				voteType: fc.constantFrom(...voteTypes),
				name,
			})
			.chain(({ ids, voteType, name }) => {
				const choice = fc.uniqueArray(fc.nat({ max: ids.length - 1 }), { maxLength: voteType === "choose-1" ? 1 : 5 });
				const pointed = voteType === "cumulative" || voteType === "scoring";
				const ballot = choice.chain((choices) =>
					fc.record({
						count: fc.integer({ min: 1, max: 3 }),
						choices: fc.constant(choices),
						points: fc.array(fc.nat({ max: 40 }), { minLength: choices.length, maxLength: choices.length }),
					}),
				);
				return fc.array(ballot, { minLength: 1, maxLength: 6 }).map(
					(ballots): BudgetElection => ({
						kind: "budget",
						voteType,
						budget: "20.5",
						projects: ids.map((one, index) => ({ id: one, cost: String(3 + 4 * index), fields: { name } })),
						ballots: ballotColumns(
							ballots.map(({ points, ...rest }) => (pointed ? { ...rest, points } : rest)),
							pointed ? 1 : 0,
						),
						meta: {},
						warnings: [],
					}),
				);
			});
		fc.assert(
			fc.property(budget, (election) => {
				const back = read("x.pb", [...writePabulib(election)].join("\n"));
				for (const rule of ["greedy-skip", "greedy-stop", "mes"] as const)
					expect(countElection(back, { rule })).toEqual(countElection(election, { rule }));
			}),
		);
	});
});

const modern = `# FILE NAME: x.toc
# TITLE: A test
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Ann: the first
# ALTERNATIVE NAME 2: Bob
# ALTERNATIVE NAME 3: Cleo
3: 1,{2,3}
2: {2, 3}, 1
`;

describe("a PrefLib file", () => {
	const old = "3\n1,Ann: the first\n2,Bob\n3,Cleo\n5,5,2\n3,1,{2,3}\n2,{2,3},1\n";

	it("is read the same in the format with headers and in the older one", () => {
		expect(read("x.toc", old)).toEqual(read("x.toc", modern));
		expect(countElection(read("x.toc", modern), { rule: "borda" })).toMatchObject({
			winners: ["1"],
			names: { 1: "Ann: the first", 2: "Bob", 3: "Cleo" },
			scores: { 1: 6, 2: 2, 3: 2 },
		});
	});

	it.each([
		["x.soc", modern, "9: equal ranks in a .soc file"],
		["x.soc", modern.replace("1,{2,3}", "1,2"), "9: the order ranks 2 of 3 alternatives in a .soc file"],
		["x.toc", modern.replace("3: 1,{2,3}", "3: 1,{2,4}"), '9: the order ranks an unknown alternative "4"'],
		["x.toc", modern.replace("3: 1,{2,3}", "3: 1,{2,1}"), "9: the order ranks alternative 1 twice"],
		["x.toc", modern.replace("3: 1,{2,3}", "3: 1,{2,3"), "9: a brace is opened and never closed"],
		["x.toc", modern.replace("2: {2", "two: {2"), '10: the count "two" is not a whole number'],
		[
			"x.toc",
			modern.replace("ALTERNATIVES: 3", "ALTERNATIVES: 4"),
			"3: the header announces 4 alternatives and names 3",
		],
		["x.toc", old.replace("5,5,2", "5,5"), "5: expected «voters, sum of counts, unique orders»"],
		["x.toc", "", "1: the file is empty"],
	])("is refused with the line of the fault (%s %#)", (name, text, fault) => {
		expect(faultIn(name, text)).toBe(fault);
	});

	it("gives back the same election after being written and read", () => {
		const election: RankedElection = { ...(read("x.toc", modern) as RankedElection) };
		expect(read("x.toc", [...writePreflib(election, "A test")].join("\n"))).toEqual(election);
	});
});

describe("a JSON of ballots", () => {
	const text =
		'{"candidates": ["A", "B", "C"],\n "seats": 2,\n "ballots": [\n  {"count": 3, "ranking": [["A"], ["B", "C"]]},\n  {"ranking": ["C"]}]}';

	it("is read with its groups of equals, its counts and its seats", () => {
		expect(read("x.json", text)).toEqual({
			kind: "ranked",
			candidates: ["A", "B", "C"],
			names: {},
			seats: 2,
			ballots: [
				{ count: 3n, ranking: [[0], [1, 2]] },
				{ count: 1n, ranking: [[2]] },
			],
			warnings: [],
		});
	});

	it("keeps counts beyond 2^53 exact", () => {
		const tallies =
			'{"grades": ["bad", "good"], "tallies": {"A": [9007199254740993, 9007199254740994], "B": [9007199254740994, 9007199254740993]}}';
		expect(countElection(read("x.json", tallies), { rule: "majority-judgment" }).winners).toEqual(["A"]);
	});

	it.each([
		[text.replace('["C"]}', '["D"]}'), '5: the ballot ranks an unknown candidate "D"'],
		[text.replace('["B", "C"]', '["B", "A"]'), '4: the ballot ranks "A" twice'],
		[text.replace("3,", "-3,"), "4: the count of a ballot must be a whole number from 0"],
		[text.replace('"seats": 2', '"seats": 0'), "2: seats must be a whole number from 1"],
		[text.replace('"C"],', '"A"],'), '1: the candidate "A" is listed twice'],
		[text.slice(0, -2), "5: the JSON text ends too early"],
		[text.replace('"seats": 2,', '"seats": 2'), '3: expected a comma, found "\\"ballots\\""'],
		['{"grades": ["bad", "good"],\n"tallies": {"A": [1]}}', '2: the tally of "A" has 1 numbers for 2 grades'],
		["[]", "1: expected an object with candidates and ballots, or grades and tallies"],
	])("is refused with the line of the fault (%#)", (wrong, fault) => {
		expect(faultIn("x.json", wrong)).toBe(fault.replaceAll("\\", ""));
	});
});

it("a file of another kind is refused", () => {
	expect(faultIn("x.csv", "")).toContain("unknown kind of file");
});
