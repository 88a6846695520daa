import type { RankedElection } from "./election";
import { chooseExcluded, lookBack, type Stages } from "./elimination";
import { addFractions, compareFractions, decimalText, type Fraction, fraction, lowest, truncate } from "./exact";
import { idsOf, namesOf, type Overvotes, standsFor } from "./rankings";
import type { CountResult, Round } from "./result";

export const quotas = ["droop", "hare"] as const;

export type StvOptions = {
	seats?: number;
	quota?: (typeof quotas)[number];
	/** Decimals kept in the value of a ballot paper; exact fractions where absent. */
	digits?: number;
	overvotes?: Overvotes;
};

/** Papers with the same ranking and the same value. */
type Bundle = { count: bigint; ranking: number[][]; value: Fraction };

type Count = {
	election: RankedElection;
	options: StvOptions;
	piles: Bundle[][];
	inCount: boolean[];
	stages: Stages;
	rounds: Round[];
	elected: number[];
	ties: string[][];
	exhausted: Fraction;
	quota: Fraction;
	/** Elected with a surplus not transferred yet. */
	surpluses: number[];
};

const sumOf = (bundles: Bundle[]): Fraction => {
	const byValue = new Map<Fraction, bigint>();
	for (const { value, count } of bundles) byValue.set(value, (byValue.get(value) ?? 0n) + count);
	let sum = fraction(0n);
	for (const [value, count] of byValue) sum = addFractions(sum, { num: value.num * count, den: value.den });
	return lowest(sum.num, sum.den);
};

/** Hands papers to the next candidate still in the count; the others are exhausted. */
function distribute(count: Count, bundles: Bundle[]) {
	const exhausted: Bundle[] = [];
	for (const bundle of bundles) {
		const next = standsFor(bundle.ranking, count.inCount, count.options.overvotes ?? "exhaust");
		if (next < 0) exhausted.push(bundle);
		else (count.piles[next] as Bundle[]).push(bundle);
	}
	count.exhausted = addFractions(count.exhausted, sumOf(exhausted));
}

const total = (count: Count, candidate: number): Fraction => count.stages.at(-1)?.[candidate] as Fraction;

/** Writes down where everyone stands, and elects those who have the quota, the strongest first. */
function closeStage(count: Count, what: Round) {
	const { election, quota } = count;
	count.stages.push(count.piles.map(sumOf));
	const reached = [...count.inCount.keys()].filter(
		(candidate) => count.inCount[candidate] && compareFractions(total(count, candidate), quota) >= 0,
	);
	const order = (a: number, b: number) =>
		compareFractions(total(count, b), total(count, a)) || lookBack(count.stages, b, a);
	reached.sort((a, b) => order(a, b) || a - b);
	const room = count.elected.length + reached.length - (count.options.seats ?? 1);
	if (room > 0) reached.splice(reached.length - room);
	for (const candidate of reached) {
		count.inCount[candidate] = false;
		count.elected.push(candidate);
		count.surpluses.push(candidate);
	}
	count.rounds.push({
		round: count.rounds.length + 1,
		...what,
		votes: Object.fromEntries(
			count.piles.map((_, candidate) => [election.candidates[candidate], decimalText(total(count, candidate))]),
		),
		exhausted: decimalText(count.exhausted),
		elected: idsOf(election, reached),
	});
}

/** Transfers the largest surplus: every paper of the elected goes on at value × surplus ÷ total. */
function transferSurplus(count: Count) {
	const order = (a: number, b: number) =>
		compareFractions(total(count, b), total(count, a)) || lookBack(count.stages, b, a);
	count.surpluses.sort((a, b) => order(a, b) || a - b);
	const [candidate, next] = count.surpluses as [number, number?];
	const tie = next !== undefined && order(candidate, next) === 0 ? [candidate, next] : null;
	if (tie) count.ties.push(idsOf(count.election, tie));
	count.surpluses.shift();
	const pile = count.piles[candidate] as Bundle[];
	const held = total(count, candidate);
	const surplus = addFractions(held, { num: -count.quota.num, den: count.quota.den });
	const values = new Map<Fraction, Fraction>();
	const reduced = (value: Fraction): Fraction => {
		const known = values.get(value);
		if (known) return known;
		const exact = lowest(value.num * surplus.num * held.den, value.den * surplus.den * held.num);
		const kept = count.options.digits === undefined ? exact : truncate(exact, count.options.digits);
		values.set(value, kept);
		return kept;
	};
	count.piles[candidate] = [{ count: 1n, ranking: [], value: count.quota }];
	distribute(
		count,
		pile.map((bundle) => ({ ...bundle, value: reduced(bundle.value) })),
	);
	closeStage(count, { action: "surplus", from: count.election.candidates[candidate], surplus: decimalText(surplus) });
}

function exclude(count: Count, continuing: number[], vacancies: number) {
	const { candidates, tied, resolvedBy } = chooseExcluded(count.stages, continuing, vacancies, true);
	if (resolvedBy === "file-order") count.ties.push(idsOf(count.election, tied));
	for (const candidate of candidates) count.inCount[candidate] = false;
	const papers = candidates.flatMap((candidate) => count.piles[candidate] as Bundle[]);
	for (const candidate of candidates) count.piles[candidate] = [];
	distribute(count, papers);
	closeStage(count, {
		action: "exclusion",
		from: idsOf(count.election, candidates),
		...(tied.length > 0 && { tie: { between: idsOf(count.election, tied), resolvedBy } }),
	});
}

function open(election: RankedElection, options: StvOptions): Count {
	const count: Count = {
		election,
		options,
		piles: election.candidates.map(() => []),
		inCount: election.candidates.map(() => true),
		stages: [],
		rounds: [],
		elected: [],
		ties: [],
		exhausted: fraction(0n),
		quota: fraction(0n),
		surpluses: [],
	};
	const one = fraction(1n);
	distribute(
		count,
		election.ballots.map((ballot) => ({ ...ballot, value: one })),
	);
	const valid = count.piles.flat().reduce((sum, bundle) => sum + bundle.count, 0n);
	const seats = BigInt(options.seats ?? 1);
	count.quota = options.quota === "hare" ? lowest(valid > 0n ? valid : 1n, seats) : fraction(valid / (seats + 1n) + 1n);
	closeStage(count, { action: "first-preferences" });
	return count;
}

/** The last places, when no more candidates are left than vacancies. */
function electRemaining(count: Count, continuing: number[]) {
	const order = (a: number, b: number) =>
		compareFractions(total(count, b), total(count, a)) || lookBack(count.stages, b, a);
	const rest = [...continuing].sort((a, b) => order(a, b) || a - b);
	count.elected.push(...rest);
	for (const candidate of rest) count.inCount[candidate] = false;
	count.rounds.push({ round: count.rounds.length + 1, action: "last-vacancies", elected: idsOf(count.election, rest) });
}

/**
 * Single transferable vote, weighted inclusive Gregory transfers (all papers of an elected candidate go on).
 *
 * Quota: `droop`, ⌊valid ÷ (seats + 1)⌋ + 1; `hare`, valid ÷ seats exactly. Valid ballots are those that stand for
 * someone at the first stage. A candidate who reaches the quota is elected at once; surpluses go one at a time, the
 * largest first, each paper at value × surplus ÷ total. With `digits`, each new paper value is cut (not rounded) after
 * that many decimals and the rest is lost; without, fractions are exact. With no surplus left, the candidate with fewest
 * votes is excluded, papers keeping their value. When no more candidates are left than vacancies, they are elected.
 * `--quota droop --digits 5` is the rule of the Scottish Local Government Elections Order 2011 (rules 45 to 52).
 *
 * Overvotes and skipped ranks: see `standsFor`. Ties: the most recent earlier stage where they differed, then the order
 * of the file with `unresolvedTie`; candidates without any vote are excluded together.
 */
export function countStv(election: RankedElection, options: StvOptions = {}): CountResult {
	const seats = options.seats ?? election.seats;
	const count = open(election, { ...options, seats });
	while (count.elected.length < seats) {
		const continuing = [...count.inCount.keys()].filter((candidate) => count.inCount[candidate]);
		const vacancies = seats - count.elected.length;
		if (continuing.length <= vacancies) {
			electRemaining(count, continuing);
			break;
		}
		count.surpluses = count.surpluses.filter((candidate) => compareFractions(total(count, candidate), count.quota) > 0);
		if (count.surpluses.length > 0) transferSurplus(count);
		else exclude(count, continuing, vacancies);
	}
	return {
		rule: "stv",
		winners: idsOf(election, count.elected),
		seats,
		quota: decimalText(count.quota),
		rounds: count.rounds,
		unresolvedTie: count.ties.length > 0,
		...(count.ties.length > 0 && { ties: count.ties }),
		...namesOf(election),
	};
}
