import type { GradedElection } from "./election";
import { decimalText, greatest, least } from "./exact";
import { big, fillSeats, groupByScore, idsOf } from "./rankings";
import type { CountResult, Round } from "./result";

export const missingGradeRules = ["worst", "ignore"] as const;
type MissingGrades = (typeof missingGradeRules)[number];

const sum = (tally: bigint[]) => tally.reduce((total, count) => total + count, 0n);

/** Votes of one grade that follow each other. */
type Run = { grade: number; votes: bigint };

/** The grades of one candidate from the median outwards; `lead` is the side from which the next median is taken. */
type Outwards = { median: number; lead: Run[]; follow: Run[] };

/**
 * What repeated removal of the median reads, without doing it vote by vote. Of n grades the median is number ⌈n ÷ 2⌉ from
 * the worst (the lower of two middle ones); once it is removed, the next medians are taken in turn on each side, starting
 * above where n is even and below where it is odd.
 */
function outwards(tally: bigint[]): Outwards {
	const total = sum(tally);
	const position = (total + 1n) / 2n;
	const below: Run[] = [];
	const above: Run[] = [];
	let median = 0;
	let before = 0n;
	tally.forEach((count, grade) => {
		const after = before + count;
		if (before < position && position <= after) median = grade;
		const under = least(after, position - 1n) - before;
		const over = after - greatest(before, position);
		if (under > 0n) below.unshift({ grade, votes: under });
		if (over > 0n) above.push({ grade, votes: over });
		before = after;
	});
	return total % 2n === 0n ? { median, lead: above, follow: below } : { median, lead: below, follow: above };
}

/** Reads a side run by run, several votes at a time. */
function reader(runs: Run[]) {
	let index = 0;
	let used = 0n;
	return {
		grade: () => runs[index]?.grade ?? -1,
		left: () => (runs[index] ? (runs[index] as Run).votes - used : null),
		take(votes: bigint) {
			used += votes;
			if (runs[index] && used === (runs[index] as Run).votes) {
				index++;
				used = 0n;
			}
		},
	};
}

/**
 * Compares two tallies of equal size by their medians, then by the medians after one, two, three… removals. Negative
 * where `a` is better. As many steps as there are runs of grades, however many votes there are.
 */
export function compareTallies(a: bigint[], b: bigint[]): number {
	const [one, other] = [outwards(a), outwards(b)];
	if (one.median !== other.median) return other.median - one.median;
	const sides = [reader(one.lead), reader(other.lead), reader(one.follow), reader(other.follow)] as const;
	const [lead, otherLead, follow, otherFollow] = sides;
	for (;;) {
		const order = otherLead.grade() - lead.grade() || otherFollow.grade() - follow.grade();
		if (order !== 0) return order;
		const lengths = sides.map((side) => side.left()).filter((votes) => votes !== null);
		const [first] = lengths;
		if (first === undefined) return 0;
		const votes = lengths.reduce(least, first);
		for (const side of sides) side.take(votes);
	}
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Tallies of equal size: missing grades become the worst one, or each tally is blown up to a common multiple. */
export function equalSizes(tallies: bigint[][], missing: MissingGrades): bigint[][] {
	const totals = tallies.map(sum);
	const most = totals.reduce(greatest, 0n);
	if (totals.every((total) => total === most)) return tallies;
	const worst = (tally: bigint[], votes: bigint) => tally.map((count, grade) => (grade === 0 ? count + votes : count));
	if (missing === "worst") return tallies.map((tally, index) => worst(tally, most - (totals[index] as bigint)));
	const multiple = totals.filter((total) => total > 0n).reduce((lcm, total) => (lcm / gcd(lcm, total)) * total, 1n);
	return tallies.map((tally, index) => {
		const total = totals[index] as bigint;
		return total === 0n ? worst(tally, multiple) : tally.map((count) => (count * multiple) / total);
	});
}

/** The median grade of a candidate, and who stands on each side of it. */
function judgment(election: GradedElection, candidate: number, tally: bigint[]): Round {
	const total = sum(tally);
	const { median } = outwards(tally);
	const share = (votes: bigint) => (total === 0n ? "0" : decimalText({ num: votes * 100n, den: total }, 4));
	const better = sum(tally.slice(median + 1));
	const worse = sum(tally.slice(0, median));
	return {
		candidate: election.candidates[candidate],
		grade: election.grades[median],
		betterPercent: share(better),
		worsePercent: share(worse),
		sign: better > worse ? "+" : "-",
		tally: Object.fromEntries(election.grades.map((grade, index) => [grade, big(tally[index] as bigint)])),
	};
}

/**
 * Majority judgment: each candidate's grade is the median of the grades received, the lower of two middle ones. Among
 * equal grades, one median vote is removed from each and the medians are compared again, until they differ; candidates
 * with the same tally are equal. All of it exactly, for tallies of any size.
 *
 * “No opinion”: where candidates have not received the same number of grades, the missing ones count as the worst grade
 * (`worst`, the default, as Balinski and Laraki recommend) or are left out (`ignore`: each tally is taken in proportion).
 * Source: Balinski and Laraki, Majority Judgment, MIT Press, 2010, chapter 1 (majority-value).
 */
export function countMajorityJudgment(
	election: GradedElection,
	missing: MissingGrades = "worst",
	seats = 1,
): CountResult {
	const tallies = equalSizes(election.tallies, missing);
	const unequal = tallies !== election.tallies;
	const groups = groupByScore(tallies.length, (a, b) => compareTallies(tallies[a] as bigint[], tallies[b] as bigint[]));
	const { winners, tie } = fillSeats(groups, seats);
	return {
		rule: "majority-judgment",
		winners: idsOf(election, winners),
		ranking: groups.map((group) => idsOf(election, group)),
		rounds: groups.flat().map((candidate) => judgment(election, candidate, tallies[candidate] as bigint[])),
		unresolvedTie: tie !== null,
		...(tie && { ties: [idsOf(election, tie)] }),
		...(unequal && { warnings: [`candidates have received different numbers of grades; missing grades: ${missing}`] }),
	};
}
