import { type Matrix, UNSEEN } from "./matrix";

/** A group under this many people is never shown: what it thinks would say what persons think. */
export const LEAST_SHOWN = 10;
/** One-sided at about 90 %. */
const SIGNIFICANT = 1.2816;
const MOST_REPRESENTATIVE = 5;
const MOST_SHARED = 5;
/** Groups are said to be divided over a statement when their agreements are at least this far apart. */
const APART = 0.35;

/** Votes of a group on a statement. */
export type Votes = { agree: number; disagree: number; seen: number };

/** Share of agreement, pulled towards one half when few have voted (+1, +2). */
export const smoothed = (count: number, seen: number): number => (count + 1) / (seen + 2);

/** How far a share stands above one half, in standard deviations. */
export const aboveHalf = (count: number, seen: number): number =>
	2 * Math.sqrt(seen + 1) * ((count + 1) / (seen + 1) - 0.5);

/** How far a share stands above that of the others, in standard deviations (two proportions). */
export const aboveOthers = (count: number, seen: number, otherCount: number, otherSeen: number): number => {
	const [c, n, oc, on] = [count + 1, seen + 1, otherCount + 1, otherSeen + 1];
	const pooled = (c + oc) / (n + on);
	const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / on));
	return deviation === 0 ? 0 : (c / n - oc / on) / deviation;
};

/** Votes by statement of each group of the matrix: `groupOf` gives the group of each row. */
export const countByGroup = (matrix: Matrix, groupOf: Int32Array, groups: number): Votes[][] => {
	const counts = Array.from({ length: groups }, () =>
		Array.from({ length: matrix.statements }, (): Votes => ({ agree: 0, disagree: 0, seen: 0 })),
	);
	for (let person = 0; person < matrix.people; person += 1) {
		const own = counts[groupOf[person] as number];
		if (!own) continue;
		for (let column = 0; column < matrix.statements; column += 1) {
			const value = matrix.cells[person * matrix.statements + column];
			const votes = own[column];
			if (value === UNSEEN || !votes) continue;
			votes.seen += 1;
			if (value === 1) votes.agree += 1;
			if (value === -1) votes.disagree += 1;
		}
	}
	return counts;
};

/** A statement a group is known by, and on which side it stands. */
export type Representative = { statement: number; side: "agree" | "disagree"; share: number; others: number };

const others = (counts: Votes[][], group: number, statement: number): Votes =>
	counts.reduce(
		(sum, votes, index) => {
			const one = votes[statement];
			if (index === group || !one) return sum;
			return { agree: sum.agree + one.agree, disagree: sum.disagree + one.disagree, seen: sum.seen + one.seen };
		},
		{ agree: 0, disagree: 0, seen: 0 },
	);

/**
 * Statements a group is known by: above one half and above the others, both at about 90 %; at most five, at least one, the
 * best agreement first.
 */
export const representativeOf = (counts: Votes[][], group: number): Representative[] => {
	const scored = (counts[group] ?? []).flatMap((votes, statement) => {
		const rest = others(counts, group, statement);
		return (["agree", "disagree"] as const).map((side) => {
			const share = smoothed(votes[side], votes.seen);
			const ratio = share / smoothed(rest[side], rest.seen);
			const half = aboveHalf(votes[side], votes.seen);
			const apart = aboveOthers(votes[side], votes.seen, rest[side], rest.seen);
			const passes = votes.seen > 0 && half > SIGNIFICANT && apart > SIGNIFICANT;
			return {
				statement,
				side,
				share,
				others: smoothed(rest[side], rest.seen),
				passes,
				score: ratio * apart * share * half,
			};
		});
	});
	const best = scored.filter(({ passes }) => passes).sort((a, b) => b.score - a.score);
	const chosen = best.length > 0 ? best : scored.sort((a, b) => b.share - a.share).slice(0, 1);
	const first = chosen.find(({ side }) => side === "agree");
	const ordered = first ? [first, ...chosen.filter((one) => one !== first)] : chosen;
	return ordered
		.slice(0, MOST_REPRESENTATIVE)
		.map(({ statement, side, share, others }) => ({ statement, side, share, others }));
};

/** A statement the groups answer alike, or not: the share of agreement (or of disagreement) of each group. */
export type Shared = { statement: number; side: "agree" | "disagree"; shares: number[] };

const product = (shares: number[]) => shares.reduce((all, share) => all * share, 1);

const sharesOf = (counts: Votes[][], statement: number, side: "agree" | "disagree") =>
	counts.map((votes) => smoothed(votes[statement]?.[side] ?? 0, votes[statement]?.seen ?? 0));

/** What unites: the product over the groups of their smoothed shares, high only if every group is on that side. At most 5. */
export const uniting = (counts: Votes[][]): Shared[] =>
	(counts[0] ?? [])
		.flatMap((_, statement) =>
			(["agree", "disagree"] as const).map((side) => ({ statement, side, shares: sharesOf(counts, statement, side) })),
		)
		.filter(({ shares }) => shares.every((share) => share > 0.5))
		.sort((a, b) => product(b.shares) - product(a.shares))
		.slice(0, MOST_SHARED);

/** What divides: the statements on which the agreements of two groups are furthest apart. At most 5. */
export const dividing = (counts: Votes[][]): Shared[] =>
	(counts[0] ?? [])
		.map((_, statement) => ({ statement, side: "agree" as const, shares: sharesOf(counts, statement, "agree") }))
		.filter(({ shares }) => Math.max(...shares) - Math.min(...shares) >= APART)
		.sort((a, b) => Math.max(...b.shares) - Math.min(...b.shares) - (Math.max(...a.shares) - Math.min(...a.shares)))
		.slice(0, MOST_SHARED);

/** What is known of a statement when the next one is chosen. */
export type Routed = { seen: number; agree: number; pass: number; distance: number };

/** How likely a statement is to be shown next: rule 2.11, squared; the less seen, the likelier. */
export const routingWeight = ({ seen, agree, pass, distance }: Routed): number => {
	const rarely = 1 + 8 * 2 ** (-seen / 5);
	return ((1 - smoothed(pass, seen)) * smoothed(agree, seen) * (1 + distance) * rarely) ** 2;
};
