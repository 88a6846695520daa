import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countPapers } from "../../../../scripts/verify-ballots.mjs";
import { countByRules, type MarkedGroup } from "../count";
import { drawnLots, orderOf, sha256 } from "../draw.server";
import { inOrder, isMarked, paperFault } from "../paper";
import { ballotsText } from "../rules";
import { type VoteRules, voteRulesSchema } from "../schema";

const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, "0")}`;

const plain = ["up-to-k", "single-choice", "cumulative", "ordinal", "ranked", "score", "majority-judgment", "yes-no"];
const withMoney = ["up-to-k", "single-choice", "knapsack", "cumulative", "ordinal", "score"];
const rankingRules = [{ rule: "schulze" }, { rule: "borda" }, { rule: "irv" }, { rule: "stv" }];
const moneyRules = [
	{ rule: "greedy-skip" },
	{ rule: "greedy-stop" },
	{ rule: "greedy-skip", threshold: "4" },
	{ rule: "mes", completion: "utilitarian" },
	{ rule: "mes", completion: "add1u" },
	{ rule: "mes", completion: "add1u", utility: "cardinality" },
];

/** Any rules a city can publish, small. */
const someRules = fc
	.record({
		size: fc.integer({ min: 2, max: 6 }),
		limit: fc.integer({ min: 1, max: 6 }),
		seats: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
		tie: fc.constantFrom("equal", "draw"),
		money: fc.boolean(),
		method: fc.nat(),
		rule: fc.nat(),
		costs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 6, maxLength: 6 }),
		amounts: fc.array(fc.integer({ min: 40, max: 90 }), { minLength: 3, maxLength: 3 }),
		envelopes: fc.integer({ min: 1, max: 3 }),
		spread: fc.constantFrom("all", "one-district"),
		leftover: fc.constantFrom("stays", "to-city"),
		hasCity: fc.boolean(),
		rivals: fc.boolean(),
	})
	.map((drawn): VoteRules => {
		const method = drawn.money ? withMoney[drawn.method % withMoney.length] : plain[drawn.method % plain.length];
		const size = method === "yes-no" ? 3 : drawn.size;
		const one = method === "yes-no" || method === "single-choice";
		const all = !["up-to-k", "ordinal"].includes(method ?? "");
		const envelopes = drawn.amounts
			.slice(0, drawn.envelopes)
			.map((amount, index) => ({ id: `e${index + 1}`, title: `E${index + 1}`, amount }));
		const money = {
			envelopes,
			...(drawn.hasCity && envelopes.length > 1 ? { city: "e1" } : {}),
			...{ spread: drawn.spread, leftover: drawn.hasCity && envelopes.length > 1 ? drawn.leftover : "stays" },
			incompatible: drawn.rivals ? [[idOf(0), idOf(1)]] : [],
			count: moneyRules[drawn.rule % moneyRules.length],
		};
		return voteRulesSchema.parse({
			...{ format: "parvis-vote-rules-1", level: "secret", method, minimum: 1, eligibility: "confirmed-account" },
			...{ changeable: true, earlyClose: false, tie: drawn.money ? "draw" : drawn.tie },
			limit: one ? 1 : all ? size : Math.min(drawn.limit, size),
			...(method === "cumulative" || method === "score" ? { points: 7 } : {}),
			...(method === "majority-judgment" ? { grades: ["Bad", "Fair", "Good", "Best"] } : {}),
			...(method === "ranked"
				? { count: { ...rankingRules[drawn.rule % 4], ...(drawn.rule % 4 === 2 ? {} : { seats: drawn.seats ?? 1 }) } }
				: {}),
			...(method === "yes-no" ? { quorum: { roll: 9, percent: 40 } } : drawn.seats ? { seats: drawn.seats } : {}),
			...(drawn.money ? { money } : {}),
			options: Array.from({ length: size }, (_, index) => ({
				...{ id: idOf(index), title: `Option ${index}` },
				...(drawn.money ? { cost: drawn.costs[index], envelope: `e${1 + (index % drawn.envelopes)}` } : {}),
			})),
		});
	});

/** Ballots of these rules out of random ones: those that do not keep to them are left out, as the box leaves them. */
const papersOf = (rules: VoteRules, drawn: { named: boolean[]; marks: number[]; count: number }[]): MarkedGroup[] => {
	const groups = new Map<string, MarkedGroup>();
	for (const { named, marks, count } of drawn) {
		const ids = rules.options.filter((_, index) => named[index]).map(({ id }) => id);
		const ranks = ["ordinal", "ranked"].includes(rules.method)
			? ids.map((_, index) => (rules.method === "ordinal" ? index + 1 : Math.min(index + 1, 1 + (marks[0] ?? 0))))
			: ids.map((_, index) => marks[index] ?? 1);
		const turned = [...ranks.slice(marks[1]), ...ranks.slice(0, marks[1])];
		const paper = inOrder({ choices: ids, marks: isMarked(rules) ? turned : [] });
		if (ids.length === 0 || paperFault(rules, paper)) continue;
		const key = JSON.stringify(paper);
		groups.set(key, { ...paper, count: count + (groups.get(key)?.count ?? 0) });
	}
	return [...groups.values()];
};

const someBallots = fc.array(
	fc.record({
		named: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
		marks: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 6, maxLength: 6 }),
		count: fc.integer({ min: 1, max: 3 }),
	}),
	{ maxLength: 25 },
);

describe("the count of the verifier, written apart", () => {
	it("is the city's, under any rules, for any ballots", async () => {
		await fc.assert(
			fc.asyncProperty(someRules, someBallots, async (rules, drawn) => {
				const papers = papersOf(rules, drawn);
				const hash = sha256(ballotsText(papers));
				const order = orderOf(rules, hash);
				const ours = countByRules(rules, papers, order);
				const theirs = await countPapers(rules, papers, hash);
				expect(theirs.votes).toEqual(ours.votes);
				expect(theirs.winners ?? null).toEqual(ours.winners ?? null);
				const isDrawn = rules.tie === "draw" && !rules.money;
				const ranking = isDrawn
					? ours.ranking.flatMap((equals) => drawnLots(equals, hash).map((id) => [id]))
					: ours.ranking;
				expect(theirs.ranking).toEqual(ranking);
				const spent = ours.envelopes?.map(({ id, carried, result }) => ({
					...{ id, carried, winners: result.winners, cost: Number(result.cost) },
				}));
				expect(theirs.envelopes).toEqual(spent);
			}),
			{ numRuns: 600 },
		);
	}, 60_000);
});
