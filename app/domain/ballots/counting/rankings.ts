import type { RankedElection } from "./election";

/** What a rule does with a ballot that ranks several candidates equally where one is needed. */
export const overvoteRules = ["exhaust", "skip"] as const;
export type Overvotes = (typeof overvoteRules)[number];

/**
 * The candidate a ballot stands for among those still in the count, or −1 when it is exhausted.
 *
 * Ranks left empty, and candidates no longer in the count, are passed over. A rank that still holds two candidates or
 * more is an overvote: the ballot stops there (`exhaust`), or the rank is passed over (`skip`). A rank shared by several
 * of whom one is left in the count is that one's.
 */
export function standsFor(ranking: number[][], inCount: boolean[], overvotes: Overvotes): number {
	for (const group of ranking) {
		let found = -1;
		let several = false;
		for (const candidate of group) {
			if (!inCount[candidate]) continue;
			several ||= found >= 0;
			found = candidate;
		}
		if (several && overvotes === "exhaust") return -1;
		if (!several && found >= 0) return found;
	}
	return -1;
}

/** Preferences between pairs: `pairs[a][b]` ballots rank a before b. Unranked candidates are last, or not compared. */
export function countPairs(election: RankedElection, unranked: "last" | "incomparable"): bigint[][] {
	const size = election.candidates.length;
	const pairs = Array.from({ length: size }, () => new Array<bigint>(size).fill(0n));
	for (const { count, ranking } of election.ballots) {
		const below = new Set(unranked === "last" ? election.candidates.keys() : ranking.flat());
		for (const group of ranking) {
			for (const candidate of group) below.delete(candidate);
			for (const better of group)
				for (const worse of below) {
					const row = pairs[better] as bigint[];
					row[worse] = (row[worse] as bigint) + count;
				}
		}
	}
	return pairs;
}

export const idsOf = (election: { candidates: string[] }, numbers: number[]) =>
	numbers.map((candidate) => election.candidates[candidate] as string);

/** Numbers as JSON: whole where safe, text beyond. */
export const big = (value: bigint): number | string =>
	value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= -BigInt(Number.MAX_SAFE_INTEGER)
		? Number(value)
		: value.toString();

/** `names` where the file gives names beside the ids. */
export const namesOf = (election: RankedElection) =>
	Object.keys(election.names).length > 0 ? { names: election.names } : {};

/** Groups candidates by equal score, best first. */
export function groupByScore(size: number, compare: (a: number, b: number) => number): number[][] {
	const order = Array.from({ length: size }, (_, index) => index).sort((a, b) => compare(a, b) || a - b);
	const groups: number[][] = [];
	for (const candidate of order) {
		const group = groups.at(-1);
		if (group && compare(group[0] as number, candidate) === 0) group.push(candidate);
		else groups.push([candidate]);
	}
	return groups;
}

/** The first `seats` candidates of a ranking; a group cut by the last seat is an unresolved tie. */
export function fillSeats(groups: number[][], seats: number): { winners: number[]; tie: number[] | null } {
	const winners: number[] = [];
	for (const group of groups) {
		const free = seats - winners.length;
		winners.push(...group.slice(0, free));
		if (group.length >= free) return { winners, tie: group.length > free && free > 0 ? group : null };
	}
	return { winners, tie: null };
}
