import type { RankedElection } from "./election";
import { compareBig, plainNumber } from "./exact";
import { fillSeats, groupByScore, idsOf, namesOf } from "./rankings";
import type { CountResult, Round } from "./result";

export const equalRankRules = ["low", "average"] as const;
type EqualRanks = (typeof equalRankRules)[number];

/** Points in halves, so that averages stay whole. */
function halfPoints(election: RankedElection, equal: EqualRanks): bigint[] {
	const points = election.candidates.map(() => 0n);
	for (const { count, ranking } of election.ballots) {
		const ranked = new Set(ranking.flat());
		const unranked = [...election.candidates.keys()].filter((candidate) => !ranked.has(candidate));
		let below = election.candidates.length;
		for (const group of [...ranking, unranked]) {
			below -= group.length;
			const each = BigInt(2 * below + (equal === "average" ? group.length - 1 : 0));
			for (const candidate of group) points[candidate] = (points[candidate] as bigint) + each * count;
		}
	}
	return points;
}

/**
 * Borda count: a ballot gives each candidate one point for every candidate it ranks strictly below; of n candidates, the
 * first gets n − 1 points and the last none. Unranked candidates are last, equal among themselves. Equal candidates
 * therefore get the points of the lowest of their places (`low`, the default, as the PrefLib tools count) or, with
 * `average`, the average of their places.
 *
 * Where equal points are cut by the last seat, the order of the file decides and `unresolvedTie` is true.
 * Source: Borda, « Mémoire sur les élections au scrutin », 1781; equal ranks: Black, The Theory of Committees, 1958.
 */
export function countBorda(election: RankedElection, equal: EqualRanks = "low"): CountResult {
	const points = halfPoints(election, equal);
	const groups = groupByScore(points.length, (a, b) => compareBig(points[b] as bigint, points[a] as bigint));
	const { winners, tie } = fillSeats(groups, election.seats);
	const score = (candidate: number) => plainNumber((points[candidate] as bigint) * 5n, 1);
	return {
		rule: "borda",
		winners: idsOf(election, winners),
		scores: Object.fromEntries(election.candidates.map((candidate, index) => [candidate, score(index)])),
		ranking: groups.map((group) => idsOf(election, group)),
		rounds: groups.map(
			(group, index): Round => ({
				rank: index + 1,
				candidates: idsOf(election, group),
				score: score(group[0] as number),
			}),
		),
		unresolvedTie: tie !== null,
		...(tie && { ties: [idsOf(election, tie)] }),
		...namesOf(election),
	};
}
