import { envelopeElection, type MarkedGroup, rankedElection } from "./count";
import type { RuleOptions } from "./counting/count-election";
import type { Election } from "./counting/election";
import { type Robustness, robustness } from "./counting/robustness";
import type { VoteRules } from "./schema";

/** How firm each count of a vote is; the id of the envelope, or an empty one for a vote without money. */
export type VoteStudy = { envelope: string; robustness: Robustness }[];

/** Ballots × options above which a count is repeated fewer times. */
const LARGE = 2_000_000;

const study = (election: Election, options: RuleOptions, seed: number, size: number): Robustness =>
	robustness(election, options, { seed, draws: size > LARGE ? 3 : 10 });

/**
 * Other rules on the same ballots, and the count repeated without 1 % of the ballots, drawn from a seed that comes from the
 * hash of the ballots: anyone finds the same. `spent`: what districts passed on to the city's envelope. Pure.
 */
export const studyByRules = (
	rules: VoteRules,
	groups: readonly MarkedGroup[],
	order: string[],
	{ seed, carried }: { seed: number; carried: Record<string, number> },
): VoteStudy => {
	const size = groups.length * rules.options.length;
	const { money } = rules;
	if (money)
		return money.envelopes.map(({ id }) => {
			const election = envelopeElection(rules, groups, { id, order, carried: carried[id] ?? 0 });
			return { envelope: id, robustness: study(election, money.count, seed, size) };
		});
	if (rules.method !== "ranked" || groups.length === 0) return [];
	const election = rankedElection(rules, groups, order);
	return [{ envelope: "", robustness: study(election, rules.count ?? { rule: "schulze" }, seed, size) }];
};
