import type { Bounds, Scene } from "./bounds";
import type { Ledger, Price } from "./ledger";

/** Who pays what for one project at one moment. Supporters already emptied are not in it. */
export type Split = {
	/** Groups that give everything and still pay less than the price. */
	poor: number[];
	/** Groups that have exactly the price. */
	level: number[];
	/** People who pay the price. */
	rich: number;
	price: Price;
};

/** Sorts the live supporters into surely poor, surely rich, and those the bounds cannot tell. */
function sort({ groups }: Scene, bounds: Bounds, project: number) {
	const list = groups.supporters[project] as Int32Array;
	const length = bounds.live[project] as number;
	const low = bounds.priceLow[project] as number;
	const high = bounds.priceHigh[project] as number;
	const poor: number[] = [];
	const unsure: number[] = [];
	let rich = 0;
	for (let index = 0; index < length; index++) {
		const group = list[index] as number;
		const has = bounds.left[group] as number;
		if (has >= high) rich += groups.weights[group] as number;
		else if (has + bounds.slack < low) poor.push(group);
		else unsure.push(group);
	}
	return { poor, unsure, rich };
}

/** The split where the bounds decide it alone; null where an exact look is needed. Its price stays unread. */
export function clearSplit(scene: Scene, bounds: Bounds, project: number): Omit<Split, "price"> | null {
	const { poor, unsure, rich } = sort(scene, bounds, project);
	return unsure.length > 0 ? null : { poor, level: [], rich };
}

/** The exact split of a project its supporters can pay. */
export function exactSplit(scene: Scene, bounds: Bounds, ledger: Ledger, project: number): Split {
	const sorted = sort(scene, bounds, project);
	const cost = scene.costs[project] as bigint;
	if (sorted.poor.length === 0 && sorted.unsure.length === 0)
		return { poor: [], level: [], rich: sorted.rich, price: { num: cost, den: BigInt(sorted.rich) } };
	const { poor } = sorted;
	const common = ledger.denominator();
	let owed = cost * common - (poor.length > 0 ? ledger.moneyOf(poor) : 0n);
	let unsure = sorted.unsure.map((group) => {
		const weight = scene.groups.weights[group] as number;
		return { group, weight, has: ledger.moneyOf([group]) / BigInt(weight) };
	});
	let rich = BigInt(sorted.rich) + unsure.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
	for (;;) {
		const below = unsure.filter(({ has }) => has * rich < owed);
		if (below.length === 0) break;
		unsure = unsure.filter(({ has }) => has * rich >= owed);
		for (const { group, weight, has } of below) {
			poor.push(group);
			owed -= has * BigInt(weight);
			rich -= BigInt(weight);
		}
	}
	const level = unsure.filter(({ has }) => has * rich === owed).map(({ group }) => group);
	return { poor, level, rich: Number(rich), price: { num: owed, den: common * rich } };
}
