import type { RankedElection } from "./election";
import { least } from "./exact";
import { big, countPairs, fillSeats, idsOf, namesOf } from "./rankings";
import type { CountResult, Round } from "./result";

export const unrankedRules = ["last", "incomparable"] as const;

/** The strength of the strongest path from each candidate to each other: the widest, by its weakest link. */
export function strongestPaths(pairs: bigint[][]): bigint[][] {
	const paths = pairs.map((row, a) => row.map((votes, b) => (votes > (pairs[b]?.[a] as bigint) ? votes : 0n)));
	for (const [via, onward] of paths.entries())
		for (const [from, row] of paths.entries()) {
			const first = row[via] as bigint;
			if (from === via || first === 0n) continue;
			for (let to = 0; to < row.length; to++) {
				const weakest = least(first, onward[to] as bigint);
				if (to !== from && to !== via && weakest > (row[to] as bigint)) row[to] = weakest;
			}
		}
	return paths;
}

/** Layers: those nobody left beats, then, without them, those nobody left beats… */
function layers(paths: bigint[][]): number[][] {
	const beats = (a: number, b: number) => (paths[a]?.[b] as bigint) > (paths[b]?.[a] as bigint);
	const groups: number[][] = [];
	let left = [...paths.keys()];
	while (left.length > 0) {
		const group = left.filter((candidate) => !left.some((other) => beats(other, candidate)));
		groups.push(group);
		left = left.filter((candidate) => !group.includes(candidate));
	}
	return groups;
}

/**
 * Schulze method, winning votes: a link from A to B exists where more ballots rank A before B than B before A, and its
 * strength is the number of ballots that rank A before B; A beats B when the strongest path from A to B is stronger than
 * the strongest path back. Beating is transitive, so the winners are those nobody beats.
 *
 * Unranked candidates: `last` (the default; equal among themselves, after all those ranked) or `incomparable` (a ballot
 * says nothing about a pair of which it does not rank both). Candidates ranked equally are not compared by that ballot.
 * `ranking`: layers of those nobody left beats. Where seats cut a layer, the order of the file decides and `unresolvedTie` is true.
 * Source: Schulze, “A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
 * election method”, Social Choice and Welfare 36, 2011.
 */
export function countSchulze(election: RankedElection, unranked: (typeof unrankedRules)[number] = "last"): CountResult {
	const pairs = countPairs(election, unranked);
	const paths = strongestPaths(pairs);
	const groups = layers(paths);
	const { winners, tie } = fillSeats(groups, election.seats);
	const rounds = election.candidates.map((candidate, a): Round => {
		const others = (values: bigint[][]) =>
			Object.fromEntries(
				election.candidates.flatMap((other, b) => (a === b ? [] : [[other, big(values[a]?.[b] as bigint)]])),
			);
		const beats = election.candidates.filter((_, b) => (paths[a]?.[b] as bigint) > (paths[b]?.[a] as bigint));
		return { candidate, preferredTo: others(pairs), strongestPathTo: others(paths), beats };
	});
	return {
		rule: "schulze",
		winners: idsOf(election, winners),
		ranking: groups.map((group) => idsOf(election, group)),
		unranked,
		rounds,
		unresolvedTie: tie !== null,
		...(tie && { ties: [idsOf(election, tie)] }),
		...namesOf(election),
	};
}
