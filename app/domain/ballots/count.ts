import { countApproval } from "./counting/approval";
import { countElection } from "./counting/count-election";
import { countCumulative } from "./counting/cumulative";
import {
	type BudgetElection,
	ballotColumns,
	type RankedBallot,
	type RankedElection,
	type VoteType,
} from "./counting/election";
import type { Withdrawal } from "./counting/incompatible";
import { countMajorityJudgment } from "./counting/majority-judgment";
import { countOrdinalPoints } from "./counting/ordinal-points";
import type { CountResult } from "./counting/result";
import { countScore } from "./counting/score";
import { countSingleChoice } from "./counting/single-choice";
import { countYesNo } from "./counting/yes-no";
import { envelopeOf, type Marked, optionIndex, paperFault } from "./paper";
import type { BallotMethod, SharedMoney, VoteRules } from "./schema";

/** Ballots that say the same, and how many. */
export type MarkedGroup = Marked & { count: number };

/** What became of one envelope. `carried`: what the districts left and passed on to it, in euros. */
export type EnvelopeOutcome = {
	id: string;
	title: string;
	amount: number;
	carried: number;
	/** Ballots that name at least one of its projects. */
	ballots: number;
	result: CountResult;
	/** Projects that had won and gave way to an incompatible one elected before them. */
	withdrawn: Withdrawal[];
};

export type VoteOutcome = {
	rule: string;
	/** Votes or points of each option. */
	votes: Record<string, number>;
	/** Groups of equals, best first. */
	ranking: string[][];
	ballots: number;
	/** `sizes[n]`: how many ballots hold n choices. */
	sizes: Record<number, number>;
	winners?: string[];
	/** The count of a vote without money, with its rounds. */
	result?: CountResult;
	envelopes?: EnvelopeOutcome[];
	unresolvedTie?: boolean;
};

const totalOf = (groups: readonly MarkedGroup[]) => groups.reduce((sum, { count }) => sum + count, 0);

/** Rankings of a ballot as groups of option numbers, best first. */
const rankingOf = ({ choices, marks }: Marked, numbers: Map<string, number>): number[][] => {
	const byRank = new Map<number, number[]>();
	choices.forEach((id, index) => {
		const rank = marks[index] ?? 0;
		byRank.set(rank, [...(byRank.get(rank) ?? []), numbers.get(id) ?? -1]);
	});
	return [...byRank].sort(([a], [b]) => a - b).map(([, group]) => group);
};

const voteTypes: Partial<Record<BallotMethod, VoteType>> = {
	cumulative: "cumulative",
	score: "scoring",
	ordinal: "ordinal",
	"single-choice": "choose-1",
};

const inEnvelope = (rules: VoteRules, envelope: string, group: MarkedGroup): MarkedGroup => {
	const kept = group.choices.map((id, index) => ({ id, mark: group.marks[index] }));
	const own = kept.filter(({ id }) => envelopeOf(rules, id) === envelope);
	// An ordinal ballot lists its projects by rank; every other one in any order.
	if (rules.method === "ordinal") own.sort((a, b) => (a.mark ?? 0) - (b.mark ?? 0));
	return {
		choices: own.map(({ id }) => id),
		marks: own.flatMap(({ mark }) => (mark === undefined ? [] : [mark])),
		count: group.count,
	};
};

const metaOf = (rules: VoteRules, money: SharedMoney, title: string): Record<string, string> => ({
	instance: title,
	rule: money.count.rule,
	...(rules.method === "up-to-k" || rules.method === "ordinal" ? { max_length: String(rules.limit) } : {}),
	...(rules.method === "cumulative" ? { max_sum_points: String(rules.points ?? 0) } : {}),
	...(rules.method === "knapsack" ? { max_sum_cost: "budget" } : {}),
});

/**
 * One envelope as a budget of its own, ready to be counted or written as a Pabulib file: the ballots that name at least
 * one of its projects, and the projects in the order of the public draw (`order`), which decides what the tie rule leaves.
 */
export const envelopeElection = (
	rules: VoteRules,
	groups: readonly MarkedGroup[],
	{ id, order, carried = 0 }: { id: string; order: string[]; carried?: number },
): BudgetElection => {
	const { money } = rules;
	const envelope = money?.envelopes.find((one) => one.id === id);
	if (!money || !envelope) throw new Error(`no envelope is called ${id}`);
	const ids = order.filter((option) => envelopeOf(rules, option) === id);
	const numbers = new Map(ids.map((option, number) => [option, number]));
	const ballots = groups.map((group) => inEnvelope(rules, id, group)).filter(({ choices }) => choices.length > 0);
	const withPoints = rules.method === "cumulative" || rules.method === "score";
	const columns = ballots.map(({ choices, marks, count }) => {
		const kept = choices.map((option, index) => ({ at: numbers.get(option), mark: marks[index] ?? 0 }));
		const own = kept.flatMap(({ at, mark }) => (at === undefined ? [] : [{ at, mark }]));
		return {
			count,
			choices: own.map(({ at }) => at),
			...(withPoints ? { points: own.map(({ mark }) => mark) } : {}),
		};
	});
	const title = (option: string) => optionIndex(rules).get(option)?.title ?? "";
	const rivals = (option: string) =>
		money.incompatible
			.filter((group) => group.includes(option))
			.flatMap((group) => group.filter((one) => one !== option));
	return {
		kind: "budget",
		voteType: voteTypes[rules.method] ?? "approval",
		budget: String(envelope.amount + carried),
		projects: ids.map((option) => ({
			id: option,
			cost: String(optionIndex(rules).get(option)?.cost ?? 0),
			fields: { name: title(option), ...(rivals(option).length > 0 ? { incompatible: rivals(option).join(",") } : {}) },
		})),
		ballots: ballotColumns(columns),
		meta: { ...metaOf(rules, money, envelope.title), unit: envelope.title },
		warnings: [],
	};
};

const countEnvelope = (
	rules: VoteRules,
	groups: readonly MarkedGroup[],
	{ id, order, carried }: { id: string; order: string[]; carried: number },
): EnvelopeOutcome => {
	const { money } = rules;
	const envelope = money?.envelopes.find((one) => one.id === id);
	if (!money || !envelope) throw new Error(`no envelope is called ${id}`);
	const result = countElection(envelopeElection(rules, groups, { id, order, carried }), money.count);
	const withdrawn = (result.withdrawn ?? []) as Withdrawal[];
	const own = groups.filter(({ choices }) => choices.some((option) => envelopeOf(rules, option) === id));
	return { id, title: envelope.title, amount: envelope.amount, carried, ballots: totalOf(own), result, withdrawn };
};

const countMoney = (rules: VoteRules, money: SharedMoney, groups: readonly MarkedGroup[], order: string[]) => {
	const districts = money.envelopes.filter(({ id }) => id !== money.city);
	const outcomes = districts.map(({ id }) => countEnvelope(rules, groups, { id, order, carried: 0 }));
	const left = outcomes.reduce((sum, { amount, result }) => sum + amount - Number(result.cost ?? 0), 0);
	const carried = money.leftover === "to-city" ? left : 0;
	const city = money.city ? [countEnvelope(rules, groups, { id: money.city, order, carried })] : [];
	const byId = new Map([...outcomes, ...city].map((outcome) => [outcome.id, outcome]));
	return money.envelopes.flatMap(({ id }) => byId.get(id) ?? []);
};

const columnsOf = (rules: VoteRules, groups: readonly MarkedGroup[], order: string[]) => {
	const numbers = new Map(order.map((id, number) => [id, number]));
	return ballotColumns(
		groups.map(({ choices, marks, count }) => {
			const lines = choices.map((id, index) => ({ at: numbers.get(id) ?? -1, mark: marks[index] ?? 0 }));
			if (rules.method === "ordinal") lines.sort((a, b) => a.mark - b.mark);
			const withPoints = rules.method === "cumulative" || rules.method === "score";
			return {
				count,
				choices: lines.map(({ at }) => at),
				...(withPoints ? { points: lines.map(({ mark }) => mark) } : {}),
			};
		}),
	);
};

/** A vote by rankings, ready to be counted or written as a file. */
export const rankedElection = (
	{ seats = 1 }: VoteRules,
	groups: readonly MarkedGroup[],
	order: string[],
): RankedElection => {
	const numbers = new Map(order.map((id, number) => [id, number]));
	const ballots: RankedBallot[] = groups.map((group) => ({
		count: BigInt(group.count),
		ranking: rankingOf(group, numbers),
	}));
	return { kind: "ranked", candidates: order, names: {}, seats, ballots, warnings: [] };
};

const countPlain = (rules: VoteRules, groups: readonly MarkedGroup[], order: string[]): CountResult => {
	const { method, limit, points = 1, seats = 1 } = rules;
	if (method === "ranked")
		return countElection(rankedElection(rules, groups, order), rules.count ?? { rule: "schulze" });
	if (method === "majority-judgment") return countGrades(rules, groups, order);
	if (method === "yes-no") return countQuestion(rules, groups);
	const ballots = columnsOf(rules, groups, order);
	const election = { kind: "choices" as const, options: order, seats, ballots, warnings: [] };
	if (method === "single-choice") return countSingleChoice(election);
	if (method === "cumulative") return countCumulative(election, { purse: points });
	if (method === "score") return countScore(election, { most: points });
	return method === "ordinal" ? countOrdinalPoints(election, { limit }) : countApproval(election, { limit });
};

const countGrades = (rules: VoteRules, groups: readonly MarkedGroup[], order: string[]): CountResult => {
	const grades = rules.grades ?? [];
	const tallies = order.map(() => grades.map(() => 0n));
	const numbers = new Map(order.map((id, number) => [id, number]));
	for (const { choices, marks, count } of groups)
		choices.forEach((id, index) => {
			const tally = tallies[numbers.get(id) ?? -1];
			const grade = marks[index] ?? 0;
			if (tally) tally[grade] = (tally[grade] ?? 0n) + BigInt(count);
		});
	return countMajorityJudgment(
		{ kind: "graded", candidates: order, grades, tallies, warnings: [] },
		"worst",
		rules.seats,
	);
};

/** The first option is «yes», the second «no», a third one «blank». */
const countQuestion = (rules: VoteRules, groups: readonly MarkedGroup[]): CountResult => {
	const votes = (at: number) => {
		const id = rules.options[at]?.id;
		return BigInt(totalOf(groups.filter(({ choices }) => id !== undefined && choices.includes(id))));
	};
	const { roll = 1, percent = 0 } = rules.quorum ?? {};
	const question = { kind: "question" as const, yes: votes(0), no: votes(1), blank: votes(2), roll: BigInt(roll) };
	return countYesNo({ ...question, warnings: [] }, { quorumPercent: percent });
};

const byVotes = (votes: Record<string, number>, order: string[]): string[][] => {
	const scores = [...new Set(order.map((id) => votes[id] ?? 0))].sort((a, b) => b - a);
	return scores.map((score) => order.filter((id) => (votes[id] ?? 0) === score));
};

const supportOf = (rules: VoteRules, groups: readonly MarkedGroup[]): Record<string, number> => {
	const votes = Object.fromEntries(rules.options.map(({ id }) => [id, 0]));
	for (const { choices, count } of groups) for (const id of choices) votes[id] = (votes[id] ?? 0) + count;
	return votes;
};

/** Points where the rule adds points; else the number of ballots that name the option. */
const votesOf = (rules: VoteRules, groups: readonly MarkedGroup[], results: CountResult[]) => {
	if (["ranked", "majority-judgment", "yes-no"].includes(rules.method)) return supportOf(rules, groups);
	const scores = results.flatMap(({ scores = {} }) => Object.entries(scores));
	return {
		...Object.fromEntries(rules.options.map(({ id }) => [id, 0])),
		...Object.fromEntries(scores.map(([id, score]) => [id, Number(score)])),
	};
};

/**
 * Counts a vote by its rules. Pure: the same ballots, rules and draw give the same outcome, in the city's worker thread or
 * anywhere else. `order`: the options in the order of the public draw, which decides what the tie rule leaves equal.
 * Throws on a ballot that should never have been accepted: a wrong count is worse than none.
 */
export const countByRules = (rules: VoteRules, groups: readonly MarkedGroup[], order: string[]): VoteOutcome => {
	for (const group of groups) {
		const fault = paperFault(rules, group);
		if (fault) throw new Error(`a ballot that was accepted is not valid: ${fault}`);
	}
	const sizes: Record<number, number> = {};
	for (const { choices, count } of groups) sizes[choices.length] = (sizes[choices.length] ?? 0) + count;
	const ballots = totalOf(groups);
	if (rules.money) {
		const envelopes = countMoney(rules, rules.money, groups, order);
		const results = envelopes.map(({ result }) => result);
		const votes = votesOf(rules, groups, results);
		const winners = results.flatMap((result) => result.winners);
		const unresolvedTie = results.some((result) => result.unresolvedTie);
		const { rule } = rules.money.count;
		return { rule, votes, ranking: byVotes(votes, order), ballots, sizes, winners, envelopes, unresolvedTie };
	}
	const result = countPlain(rules, groups, order);
	const votes = votesOf(rules, groups, [result]);
	const { rule, winners, unresolvedTie } = result;
	return {
		...{ rule, votes, ranking: result.ranking ?? byVotes(votes, order), ballots, sizes },
		...(rules.method === "yes-no" || rules.seats !== undefined ? { winners } : {}),
		result,
		unresolvedTie,
	};
};
