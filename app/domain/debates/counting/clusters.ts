import type { Points } from "./components";
import type { Breathe } from "./matrix";

/** Clusters of weighted points: their centres, and the cluster of each point. */
export type Clusters = { centres: Points; of: Int32Array };

const MOST_ROUNDS = 60;

const squared = (points: Points, a: number, others: Points, b: number) => {
	const x = (points[a * 2] as number) - (others[b * 2] as number);
	const y = (points[a * 2 + 1] as number) - (others[b * 2 + 1] as number);
	return x * x + y * y;
};

const nearest = (points: Points, point: number, centres: Points): number => {
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let centre = 0; centre * 2 < centres.length; centre += 1) {
		const distance = squared(points, point, centres, centre);
		if (distance < least) {
			least = distance;
			best = centre;
		}
	}
	return best;
};

/** A stream of numbers in [0, 1) from a seed (mulberry32): the same at each run. */
const stream = (seed: number) => {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
};

/** First centres far from each other: each drawn with a chance that grows with the square of its distance (k-means++). */
const firstCentres = async (
	points: Points,
	weights: ArrayLike<number>,
	k: number,
	{ seed, breathe }: { seed: number; breathe: Breathe },
): Promise<Points> => {
	const random = stream(seed);
	const count = points.length / 2;
	const chosen = [Math.min(count - 1, Math.floor(random() * count))];
	const distances = Float64Array.from({ length: count }, (_, index) =>
		squared(points, index, points, chosen[0] as number),
	);
	while (chosen.length < k) {
		const total = distances.reduce((sum, distance, index) => sum + distance * (weights[index] as number), 0);
		if (total === 0) break;
		let left = random() * total;
		let next = 0;
		while (next < count - 1 && left > (distances[next] as number) * (weights[next] as number)) {
			left -= (distances[next] as number) * (weights[next] as number);
			next += 1;
		}
		chosen.push(next);
		if (count > 1_000) await breathe();
		for (let index = 0; index < count; index += 1)
			distances[index] = Math.min(distances[index] as number, squared(points, index, points, next));
	}
	return Float64Array.from(chosen.flatMap((point) => [points[point * 2] as number, points[point * 2 + 1] as number]));
};

/** The middle of each cluster, by weight; a cluster left empty keeps its centre. */
const middles = (points: Points, weights: ArrayLike<number>, of: Int32Array, centres: Points): Points => {
	const sums = new Float64Array((centres.length / 2) * 3);
	for (let point = 0; point < of.length; point += 1) {
		const at = (of[point] as number) * 3;
		const weight = weights[point] as number;
		sums[at] = (sums[at] as number) + weight * (points[point * 2] as number);
		sums[at + 1] = (sums[at + 1] as number) + weight * (points[point * 2 + 1] as number);
		sums[at + 2] = (sums[at + 2] as number) + weight;
	}
	return centres.map((old, index) => {
		const at = Math.floor(index / 2) * 3;
		const weight = sums[at + 2] as number;
		return weight > 0 ? (sums[at + (index % 2)] as number) / weight : old;
	});
};

/** Weighted k-means from given centres, until nobody moves. */
const settle = async (
	points: Points,
	weights: ArrayLike<number>,
	start: Points,
	breathe: Breathe,
): Promise<Clusters> => {
	const of = new Int32Array(points.length / 2).fill(-1);
	let centres = start;
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		let moved = 0;
		for (let point = 0; point < of.length; point += 1) {
			const now = nearest(points, point, centres);
			if (now !== of[point]) moved += 1;
			of[point] = now;
			if (point % 4_000 === 3_999) await breathe();
		}
		if (moved === 0) break;
		centres = middles(points, weights, of, centres);
	}
	return { centres, of };
};

const spread = (points: Points, weights: ArrayLike<number>, { centres, of }: Clusters) =>
	of.reduce((sum, cluster, point) => sum + (weights[point] as number) * squared(points, point, centres, cluster), 0);

/** The tightest of several k-means, each from other first centres. The same answer at each run. */
export const cluster = async (
	points: Points,
	weights: ArrayLike<number>,
	k: number,
	{ tries, breathe }: { tries: number; breathe: Breathe },
): Promise<Clusters> => {
	let best: Clusters | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (let seed = 1; seed <= tries; seed += 1) {
		const found = await settle(points, weights, await firstCentres(points, weights, k, { seed, breathe }), breathe);
		const loose = spread(points, weights, found);
		if (loose < least) {
			least = loose;
			best = found;
		}
	}
	if (!best) throw new Error("At least one try is needed");
	return best;
};

/** How well clusters stand apart, between -1 and 1: the mean of the points' silhouettes (Rousseeuw, 1987), by weight. */
export const silhouette = (points: Points, weights: ArrayLike<number>, { centres, of }: Clusters): number => {
	const k = centres.length / 2;
	let total = 0;
	let sum = 0;
	for (let point = 0; point < of.length; point += 1) {
		const own = of[point] as number;
		const far = new Float64Array(k);
		const mass = new Float64Array(k);
		for (let other = 0; other < of.length; other += 1) {
			if (other === point) continue;
			const cluster = of[other] as number;
			const weight = weights[other] as number;
			far[cluster] = (far[cluster] as number) + weight * Math.sqrt(squared(points, point, points, other));
			mass[cluster] = (mass[cluster] as number) + weight;
		}
		const mean = (cluster: number) => (far[cluster] as number) / (mass[cluster] as number);
		const others = Array.from({ length: k }, (_, cluster) => cluster).filter((one) => one !== own && mass[one]);
		const weight = weights[point] as number;
		total += weight;
		if (!mass[own] || others.length === 0) continue;
		const inside = mean(own);
		const outside = Math.min(...others.map(mean));
		sum += (weight * (outside - inside)) / (Math.max(inside, outside) || 1);
	}
	return total > 0 ? sum / total : 0;
};
