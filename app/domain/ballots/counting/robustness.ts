import { countElection, countRefusal, type Rule, type RuleOptions } from "./count-election";
import type { BallotColumns, Election } from "./election";
import type { CountResult } from "./result";

export type Comparison = {
	options: RuleOptions;
	winners: string[];
	gained: string[];
	lost: string[];
	unresolvedTie: boolean;
};

export type Robustness = {
	/** The same ballots under other rules: who would win that does not, and the reverse. */
	otherRules: Comparison[];
	ties: string[][];
	unresolvedTie: boolean;
	/** The count repeated without a drawn part of the ballots, and how often each outcome differs. */
	samples: {
		seed: number;
		removedPerThousand: number;
		draws: { removed: number; gained: string[]; lost: string[] }[];
		changed: number;
	};
};

/** Small seeded generator of whole numbers below 2^32 (mulberry32): the same draw everywhere, from a published seed. */
export function drawsFrom(seed: number) {
	let state = seed >>> 0;
	return (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return (mixed ^ (mixed >>> 14)) >>> 0;
	};
}

/** How many of `total` votes, one kind of ballot after the other, are among the `removed` drawn without replacement. */
function* drawWithout(counts: Iterable<number>, total: number, removed: number, draw: () => number): Generator<number> {
	let left = total;
	let wanted = removed;
	for (const count of counts) {
		let taken = 0;
		for (let copy = 0; copy < count; copy++) {
			if (draw() * left < wanted * 2 ** 32) {
				taken++;
				wanted--;
			}
			left--;
		}
		yield taken;
	}
}

function withoutColumns(ballots: BallotColumns, removed: number, draw: () => number): BallotColumns {
	const total = ballots.counts.reduce((sum, count) => sum + count, 0);
	const taken = Float64Array.from(drawWithout(ballots.counts, total, removed, draw));
	return { ...ballots, counts: ballots.counts.map((count, index) => count - (taken[index] as number)) };
}

const sizeOf = (election: Election): number => {
	if (election.kind === "budget" || election.kind === "choices")
		return election.ballots.counts.reduce((sum, count) => sum + count, 0);
	if (election.kind === "ranked") return Number(election.ballots.reduce((sum, { count }) => sum + count, 0n));
	return 0;
};

/** The election without `removed` of its ballots, drawn from the seed; grades and questions are tallies: left as they are. */
export function withoutSample(election: Election, removed: number, draw: () => number): Election {
	if (election.kind === "budget" || election.kind === "choices")
		return { ...election, ballots: withoutColumns(election.ballots, removed, draw) };
	if (election.kind !== "ranked") return election;
	const counts = election.ballots.map(({ count }) => Number(count));
	const taken = [...drawWithout(counts, sizeOf(election), removed, draw)];
	const ballots = election.ballots.map((ballot, index) => ({
		...ballot,
		count: ballot.count - BigInt(taken[index] as number),
	}));
	return { ...election, ballots };
}

const others: RuleOptions[] = [
	{ rule: "greedy-skip" },
	{ rule: "greedy-stop" },
	{ rule: "mes", completion: "none" },
	{ rule: "mes", completion: "add1u" },
	{ rule: "mes", completion: "utilitarian" },
	{ rule: "mes", completion: "add1u", utility: "cardinality" },
	{ rule: "irv" },
	{ rule: "stv" },
	{ rule: "schulze" },
	{ rule: "borda" },
];

const minus = (a: string[], b: string[]) => a.filter((id) => !b.includes(id));

const compared = (base: CountResult, other: CountResult) => ({
	gained: minus(other.winners, base.winners),
	lost: minus(base.winners, other.winners),
});

function rulesToCompare(election: Election, options: RuleOptions): RuleOptions[] {
	const same = (other: RuleOptions) => JSON.stringify(other) === JSON.stringify(options);
	const several = election.kind === "ranked" && election.seats > 1;
	const oneSeat: Rule[] = ["irv"];
	return others.filter(
		(other) => !countRefusal(election, other) && !same(other) && !(several && oneSeat.includes(other.rule)),
	);
}

/**
 * How firm a result is: the same ballots under other rules, the ties met, and the count repeated without a drawn part of
 * the ballots (1 % by default, at least one), the same for everyone who uses the same seed. Each draw costs one count.
 */
export function robustness(
	election: Election,
	options: RuleOptions,
	{
		seed = 1,
		draws = 10,
		removedPerThousand = 10,
	}: { seed?: number; draws?: number; removedPerThousand?: number } = {},
): Robustness {
	const base = countElection(election, options);
	const draw = drawsFrom(seed);
	const total = sizeOf(election);
	const removed = total === 0 ? 0 : Math.max(1, Math.round((total * removedPerThousand) / 1000));
	const samples = Array.from({ length: removed === 0 ? 0 : draws }, () => ({
		removed,
		...compared(base, countElection(withoutSample(election, removed, draw), options)),
	}));
	return {
		otherRules: rulesToCompare(election, options).map((other) => {
			const result = countElection(election, other);
			return {
				options: other,
				winners: result.winners,
				...compared(base, result),
				unresolvedTie: result.unresolvedTie,
			};
		}),
		ties: base.ties ?? [],
		unresolvedTie: base.unresolvedTie,
		samples: {
			seed,
			removedPerThousand,
			draws: samples,
			changed: samples.filter(({ gained, lost }) => gained.length + lost.length > 0).length,
		},
	};
}
