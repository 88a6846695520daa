import type { Random } from "./types";

/** Mulberry32: small, fast, the same sequence everywhere for the same seed. Not for secrets. */
export const seededRandom = (seed: number): Random => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
};

/** An integer from `low` to `high`, both included. */
export const integer = (random: Random, low: number, high: number) => low + Math.floor(random() * (high - low + 1));

export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
	const item = items[Math.floor(random() * items.length)];
	if (item === undefined) throw new Error("Nothing to pick from");
	return item;
};

/** One item, chosen in proportion to its weight. */
export const pickWeighted = <Item>(random: Random, items: readonly Item[], weight: (item: Item) => number): Item => {
	let left = random() * items.reduce((sum, item) => sum + weight(item), 0);
	for (const item of items) {
		left -= weight(item);
		if (left < 0) return item;
	}
	return pick(random, items.slice(-1));
};

/** Up to `count` different items, chosen in proportion to their weight. */
export const pickSeveral = <Item>(
	random: Random,
	items: readonly Item[],
	count: number,
	weight: (item: Item) => number,
): Item[] => {
	const chosen: Item[] = [];
	let left = [...items];
	while (chosen.length < count && left.length > 0) {
		const item = pickWeighted(random, left, weight);
		chosen.push(item);
		left = left.filter((other) => other !== item);
	}
	return chosen;
};

/** The items in another order (Fisher and Yates). */
export const shuffle = <Item>(random: Random, items: readonly Item[]): Item[] =>
	pickSeveral(random, items, items.length, () => 1);
