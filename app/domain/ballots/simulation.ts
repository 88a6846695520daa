import { countByRules, type MarkedGroup, type VoteOutcome } from "./count";
import { drawsFrom } from "./counting/robustness";
import { gestures, type Marked, paperFault } from "./paper";
import type { VoteRules } from "./schema";

/** How often a ballot tries another option before it is left as it is. */
const TRIES = 6;

/** One random mark for an option that comes `position`th on this ballot. */
const markFor = (rules: VoteRules, position: number, below: (most: number) => number): number[] => {
	const gesture = gestures[rules.method];
	if (gesture === "rank") return [position + 1];
	if (gesture === "grade") return [below(rules.grades?.length ?? 1)];
	return gesture === "points" ? [1 + below(Math.max(1, Math.min(3, rules.points ?? 1)))] : [];
};

/** A ballot that keeps to the rules: some options are drawn more often than others, as in a real vote. */
const randomBallot = (rules: VoteRules, below: (most: number) => number): Marked => {
	const { options } = rules;
	let ballot: Marked = { choices: [], marks: [] };
	const wanted = 1 + below(Math.min(5, options.length));
	for (let tries = 0; tries < wanted * TRIES && ballot.choices.length < wanted; tries++) {
		// The lower of two draws: the first options of the list are the more popular ones.
		const id = options[Math.min(below(options.length), below(options.length))]?.id ?? "";
		const next = {
			choices: [...ballot.choices, id],
			marks: [...ballot.marks, ...markFor(rules, ballot.choices.length, below)],
		};
		if (paperFault(rules, next) === null) ballot = next;
	}
	return ballot;
};

/**
 * Counts random ballots under the rules of a vote, to see before it opens what they do: every ballot keeps to them, the first
 * options are the more popular, and the same seed gives the same ballots. Pure; no ballot of anyone's.
 */
export const simulate = (
	rules: VoteRules,
	{ ballots, seed }: { ballots: number; seed: number },
): { groups: MarkedGroup[]; outcome: VoteOutcome } => {
	const draw = drawsFrom(seed);
	const below = (most: number) => Math.floor((draw() / 2 ** 32) * most);
	const groups = Array.from({ length: ballots }, () => ({ ...randomBallot(rules, below), count: 1 })).filter(
		({ choices }) => choices.length > 0,
	);
	return {
		groups,
		outcome: countByRules(
			rules,
			groups,
			rules.options.map(({ id }) => id),
		),
	};
};

/**
 * The ballots of an earlier vote of the same kind, read as ballots of this one: its first option stands for the first of
 * ours, and so on. Those that our rules refuse are left out, and counted.
 */
export const replay = (
	rules: VoteRules,
	past: { optionIds: string[]; groups: readonly MarkedGroup[] },
): { outcome: VoteOutcome; ballots: number; refused: number } => {
	const ours = rules.options.map(({ id }) => id);
	const stands = new Map(past.optionIds.map((id, index) => [id, ours[index]]));
	const read = past.groups.map(({ choices, marks, count }) => {
		const kept = choices.flatMap((id, index) => {
			const own = stands.get(id);
			return own === undefined ? [] : [{ own, mark: marks[index] }];
		});
		return {
			count,
			choices: kept.map(({ own }) => own),
			marks: kept.flatMap(({ mark }) => (mark === undefined ? [] : [mark])),
		};
	});
	const valid = read.filter((group) => paperFault(rules, group) === null);
	const total = (groups: readonly MarkedGroup[]) => groups.reduce((sum, { count }) => sum + count, 0);
	return {
		outcome: countByRules(rules, valid, ours),
		ballots: total(valid),
		refused: total(read) - total(valid),
	};
};
