import type { VoterGroups } from "./voters";

/** What does not change from one run to the next. Costs are whole numbers of one small money unit. */
export type Scene = {
	groups: VoterGroups;
	costs: bigint[];
	/** What a supporter gains: the cost of the project, or one. */
	utilities: bigint[];
	/** The tie rule; 0 where it leaves a tie. */
	prefer: (a: number, b: number) => number;
};

/**
 * Bounds on the money of a run, in whole numbers of 1/2^50 of it: sums stay below 2^53, so doubles hold them exactly.
 * They only sort the clear cases from the close ones; whatever they cannot decide is decided by exact fractions.
 */
export type Bounds = ReturnType<typeof openBounds>;

const UNIT_BITS = 50n;
/** More than the relative rounding of two divisions in doubles. */
const OUTWARD = 2 ** -50;

export type Verdict = "affordable" | "unaffordable" | "unsure";

/** Opens a run in which every voter holds between `least` and `most` (the same amount, but for certificates). */
export function openBounds({ groups, costs, utilities }: Scene, least: bigint, most: bigint) {
	const total = most * BigInt(groups.voters);
	const units = (amount: bigint) => Number((amount << UNIT_BITS) / total);
	const costLow = Float64Array.from(costs, (cost) => (cost > total ? Number.POSITIVE_INFINITY : units(cost)));
	const gain = Float64Array.from(utilities, Number);
	const priceLow = costLow.map((cost, project) => Math.max(0, Math.floor(cost / (groups.votes[project] || 1)) - 1));
	const left = new Float64Array(groups.weights.length).fill(units(least));
	return {
		total,
		share: units(most),
		costLow,
		gain,
		/** At most what each voter of a group has left; the truth is at most `slack` higher, or zero if emptied. */
		left,
		slack: units(most) + 1 - units(least),
		emptied: new Uint8Array(left.length),
		/** How many groups at the head of each supporters list are not emptied yet. */
		live: Int32Array.from(groups.supporters, (list) => list.length),
		priceLow,
		priceHigh: new Float64Array(costs.length).fill(Number.POSITIVE_INFINITY),
		/** Bounds of price ÷ utility: the lowest is bought next. The lower one never decreases during a run. */
		ratioLow: priceLow.map((price, project) => (price / (gain[project] as number)) * (1 - OUTWARD)),
		ratioHigh: new Float64Array(costs.length).fill(Number.POSITIVE_INFINITY),
		/** The number of supporters, where certainly every one of them can pay an equal part; 0 otherwise. */
		equalParts: new Float64Array(costs.length),
	};
}

/** One look at the supporters: who they are, and what those who have less than `price` would give. */
type Look = { people: number; money: number; poor: number; given: number; leastRich: number };

/** Drops emptied groups from the head of a supporters list, and looks at the others. */
function firstLook(groups: VoterGroups, bounds: Bounds, project: number, price: number): Look {
	const list = groups.supporters[project] as Int32Array;
	const { emptied, left } = bounds;
	const look = { people: 0, money: 0, poor: 0, given: 0, leastRich: Number.POSITIVE_INFINITY };
	let length = bounds.live[project] as number;
	for (let index = 0; index < length; ) {
		const group = list[index] as number;
		if (emptied[group]) {
			length--;
			list[index] = list[length] as number;
			list[length] = group;
			continue;
		}
		const weight = groups.weights[group] as number;
		const has = left[group] as number;
		look.people += weight;
		look.money += weight * has;
		if (has < price) {
			look.poor += weight;
			look.given += weight * has;
		} else if (has < look.leastRich) look.leastRich = has;
		index++;
	}
	bounds.live[project] = length;
	return look;
}

/** Looks again at another price, once emptied groups are out. */
function lookAgain(groups: VoterGroups, bounds: Bounds, project: number, price: number, look: Look) {
	const list = groups.supporters[project] as Int32Array;
	const length = bounds.live[project] as number;
	const { weights } = groups;
	const { left } = bounds;
	let poor = 0;
	let given = 0;
	let leastRich = Number.POSITIVE_INFINITY;
	for (let index = 0; index < length; index++) {
		const group = list[index] as number;
		const has = left[group] as number;
		if (has < price) {
			const weight = weights[group] as number;
			poor += weight;
			given += weight * has;
		} else if (has < leastRich) leastRich = has;
	}
	look.poor = poor;
	look.given = given;
	look.leastRich = leastRich;
}

/**
 * Finds between which bounds the price of a project lies today, and whether its supporters can pay it at all.
 *
 * The price r solves Σ min(left, r) = cost. Starting below it, each step supposes that exactly those who have less than
 * r give everything: the next r is never above the solution for `left`, so the last one, rounded up, is an upper bound;
 * for any set M of m people supposed poor, (cost − money of M − m × slack) ÷ the others is a lower bound.
 */
export function bound(groups: VoterGroups, bounds: Bounds, project: number): Verdict {
	const cost = bounds.costLow[project] as number;
	let price = bounds.priceLow[project] as number;
	const look = firstLook(groups, bounds, project, price);
	const { people, money } = look;
	if (people === 0 || money + bounds.slack * people < cost) return "unaffordable";
	bounds.priceHigh[project] = Number.POSITIVE_INFINITY;
	bounds.ratioHigh[project] = Number.POSITIVE_INFINITY;
	bounds.equalParts[project] = 0;
	if (money < cost + 1) return "unsure";
	for (;;) {
		const rich = people - look.poor;
		const next = rich > 0 ? Math.ceil((cost + 1 - look.given) / rich) + 1 : price;
		const settled = next <= look.leastRich || next <= price;
		price = Math.max(price, next);
		if (settled) break;
		lookAgain(groups, bounds, project, price, look);
	}
	const rich = people - look.poor;
	const low = rich > 0 ? Math.floor((cost - look.given - look.poor * bounds.slack) / rich) - 1 : 0;
	bounds.priceLow[project] = Math.max(bounds.priceLow[project] as number, low);
	bounds.priceHigh[project] = price;
	bounds.equalParts[project] = look.poor === 0 ? people : 0;
	const gain = bounds.gain[project] as number;
	bounds.ratioLow[project] = ((bounds.priceLow[project] as number) / gain) * (1 - OUTWARD);
	bounds.ratioHigh[project] = (price / gain) * (1 + OUTWARD);
	return "affordable";
}
