import type { RankedElection } from "./election";
import { chooseExcluded, type Stages } from "./elimination";
import { compareFractions, type Fraction, fraction } from "./exact";
import { big, groupByScore, idsOf, namesOf, type Overvotes, standsFor } from "./rankings";
import type { CountResult, Round } from "./result";

/** Votes of each continuing candidate, and of the ballots that stand for nobody any more. */
function countStage(election: RankedElection, inCount: boolean[], overvotes: Overvotes) {
	const votes = election.candidates.map(() => 0n);
	let exhausted = 0n;
	for (const { count, ranking } of election.ballots) {
		const candidate = standsFor(ranking, inCount, overvotes);
		if (candidate < 0) exhausted += count;
		else votes[candidate] = (votes[candidate] as bigint) + count;
	}
	return { votes, exhausted };
}

/** The winner, then those still in the count by votes, then the excluded, the last excluded first. */
function rankAll(winner: number, continuing: number[], last: Fraction[], excluded: number[][]): number[][] {
	const rank = (candidate: number) => last[candidate] as Fraction;
	const others = continuing.filter((candidate) => candidate !== winner);
	const groups = groupByScore(others.length, (a, b) =>
		compareFractions(rank(others[b] as number), rank(others[a] as number)),
	).map((group) => group.map((index) => others[index] as number));
	return [[winner], ...groups, ...excluded.toReversed()];
}

/**
 * Instant-runoff voting (alternative vote): while nobody has more than half of the ballots that still stand for
 * someone, the candidate with fewest votes is excluded and those ballots go to their next choice.
 *
 * Overvotes: see `standsFor` (by default the ballot is exhausted at a rank shared by candidates still in the count).
 * Skipped ranks are passed over. Ties for exclusion: the most recent earlier stage where they differed, then the order
 * of the file (the one listed last is excluded) with `unresolvedTie`; equals who together have
 * fewer votes than the next candidate are excluded together.
 * `ranking`: the winner, the others still in the count by votes, then the excluded, the last excluded first.
 * Source: Robert's Rules of Order, preferential voting; the exhaustion rule is that of the United States' “ranked-choice”
 * statutes (Maine, 21-A M.R.S. §723-A).
 */
export function countIrv(election: RankedElection, overvotes: Overvotes = "exhaust"): CountResult {
	const inCount = election.candidates.map(() => true);
	const stages: Stages = [];
	const rounds: Round[] = [];
	const excluded: number[][] = [];
	const ties: string[][] = [];
	for (;;) {
		const continuing = [...inCount.keys()].filter((candidate) => inCount[candidate]);
		const { votes, exhausted } = countStage(election, inCount, overvotes);
		stages.push(votes.map((count) => fraction(count)));
		const total = votes.reduce((sum, count) => sum + count, 0n);
		const standings = continuing.map((candidate) => [election.candidates[candidate], big(votes[candidate] as bigint)]);
		const round: Round = { round: rounds.length + 1, votes: Object.fromEntries(standings), exhausted: big(exhausted) };
		rounds.push(round);
		const leader = continuing.find((candidate) => (votes[candidate] as bigint) * 2n > total);
		if (leader !== undefined || continuing.length <= 1) {
			const winner = leader ?? (continuing[0] as number);
			round.elected = election.candidates[winner];
			const ranking = rankAll(winner, continuing, stages.at(-1) as Fraction[], excluded);
			return {
				rule: "irv",
				winners: idsOf(election, [winner]),
				ranking: ranking.map((group) => idsOf(election, group)),
				rounds,
				unresolvedTie: ties.length > 0,
				...(ties.length > 0 && { ties }),
				...namesOf(election),
			};
		}
		const out = chooseExcluded(stages, continuing, 1, false);
		round.excluded = idsOf(election, out.candidates);
		if (out.tied.length > 0) round.tie = { between: idsOf(election, out.tied), resolvedBy: out.resolvedBy };
		if (out.resolvedBy === "file-order") ties.push(idsOf(election, out.tied));
		for (const candidate of out.candidates) inCount[candidate] = false;
		excluded.push(out.candidates);
	}
}
