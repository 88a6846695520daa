import type { VoterGroups } from "./voters";

/** The exact price one supporter pays: `num / den`, in the money unit of the run. */
export type Price = { num: bigint; den: bigint };

/** Exact sums of what groups have left, built only from the purchases made so far. */
export type Ledger = ReturnType<typeof openLedger>;

type Purchase = {
	project: number;
	cost: bigint;
	/** Supporters who gave all they had left, and how many of them approve each earlier purchase. */
	poor: bigint;
	counts: Float64Array | null;
	/** Supporters who paid the full price. */
	rich: bigint;
};

/** How many voters of these groups approve each of `size` purchases, and how many they are. */
function countApprovals(groups: VoterGroups, wonAt: Int32Array, size: number, list: ArrayLike<number>, length: number) {
	const counts = new Float64Array(size);
	let people = 0;
	for (let index = 0; index < length; index++) {
		const group = list[index] as number;
		const weight = groups.weights[group] as number;
		people += weight;
		for (let at = groups.starts[group] as number; at < (groups.starts[group + 1] as number); at++) {
			const k = wonAt[groups.approvals[at] as number] as number;
			if (k >= 0) counts[k] = (counts[k] as number) + weight;
		}
	}
	return { counts, people: BigInt(people) };
}

/**
 * Exact bookkeeping of Equal Shares, without storing one fraction a voter.
 *
 * A voter never emptied has `share − Σ price(k)` over the purchases k he approves, and an emptied one has nothing, so
 * the money of any set of voters is `m × share − Σ countₖ × price(k)`: small counts and one exact price a purchase.
 * Price k is `Nₖ / Pₖ` with `Pₖ = rich₀ × … × richₖ`; the numerators are computed only when an exact answer is asked.
 */
export function openLedger(groups: VoterGroups, share: bigint) {
	const purchases: Purchase[] = [];
	const numerators: bigint[] = [];
	const denominators: bigint[] = [];
	const wonAt = new Int32Array(groups.votes.length).fill(-1);

	/** Σ countₖ × price(k) over the first `length` purchases, as a numerator over their common denominator. */
	const weighted = (counts: Float64Array, length: number): bigint => {
		let sum = 0n;
		for (let k = 0; k < length; k++)
			sum = sum * (purchases[k] as Purchase).rich + BigInt(counts[k] as number) * (numerators[k] as bigint);
		return sum;
	};

	const settle = (length: number) => {
		for (let k = numerators.length; k < length; k++) {
			const { cost, poor, counts, rich } = purchases[k] as Purchase;
			const before = denominators[k - 1] ?? 1n;
			const paid = poor * share * before - (counts ? weighted(counts, k) : 0n);
			numerators.push(cost * before - paid);
			denominators.push(before * rich);
		}
	};

	return {
		purchases,
		/** Money left, together, to groups that were never emptied: a numerator over `denominator()`. */
		moneyOf(list: ArrayLike<number>, length = list.length): bigint {
			settle(purchases.length);
			const { counts, people } = countApprovals(groups, wonAt, purchases.length, list, length);
			return people * share * (denominators.at(-1) ?? 1n) - weighted(counts, purchases.length);
		},
		denominator(): bigint {
			settle(purchases.length);
			return denominators.at(-1) ?? 1n;
		},
		price(k: number): Price {
			settle(k + 1);
			return { num: numerators[k] as bigint, den: denominators[k] as bigint };
		},
		/** Writes a purchase down: the groups that gave everything, and how many people paid the full price. */
		record(project: number, cost: bigint, poor: number[], rich: number) {
			const { counts, people } =
				poor.length > 0
					? countApprovals(groups, wonAt, purchases.length, poor, poor.length)
					: { counts: null, people: 0n };
			wonAt[project] = purchases.length;
			purchases.push({ project, cost, poor: people, counts, rich: BigInt(rich) });
		},
	};
}
