import { type Clusters, cluster, silhouette } from "./clusters";
import { type Components, componentsOf, type Points, project } from "./components";
import { analysed, type Breathe, type Matrix, rowsOf, votesEach } from "./matrix";

const FINE = 100;
const MOST_GROUPS = 5;
/** A new number of groups is shown once it has won this many runs in a row. */
export const RUNS_TO_WIN = 4;
const TRIES = 12;

/** What a run leaves to the next: axes by statement, the number of groups shown, the one that is winning and since when. */
export type Before = {
	axes: readonly (Float64Array | null)[];
	shown: number | null;
	winning: number | null;
	streak: number;
	/** Middles of the groups shown, in order. */
	middles: readonly (readonly [number, number])[];
	isAnalysed: (person: number) => boolean;
};

export const nothingBefore: Before = {
	axes: [],
	shown: null,
	winning: null,
	streak: 0,
	middles: [],
	isAnalysed: () => false,
};

export type Grouping = {
	/** Rows analysed, and for each its point and its group (from 0). */
	people: number[];
	points: Points;
	groupOf: Int32Array;
	middles: [number, number][];
	components: Components;
	/** The number of groups the silhouette prefers, and the number shown. */
	found: number;
	shown: number;
	streak: number;
};

/** The number of groups to show: the one found, once it has won four runs in a row; the first found at the first run. */
export const settledCount = (found: number, before: Pick<Before, "shown" | "winning" | "streak">) => {
	const streak = found === before.winning ? before.streak + 1 : 1;
	if (before.shown === null || found === before.shown) return { shown: found, streak };
	return { shown: streak >= RUNS_TO_WIN ? found : before.shown, streak };
};

/** The largest number of groups looked for among so many people. */
export const mostGroups = (people: number): number => Math.min(MOST_GROUPS, 2 + Math.floor(people / 12));

/** Group numbers kept from one run to the next: each old middle, in order, takes the nearest new group still free. */
const sameNames = (fresh: Points, old: Before["middles"]): number[] => {
	const k = fresh.length / 2;
	const free = new Set(Array.from({ length: k }, (_, index) => index));
	const order: number[] = [];
	for (const [x, y] of old.slice(0, k)) {
		const far = (group: number) => Math.hypot((fresh[group * 2] ?? 0) - x, (fresh[group * 2 + 1] ?? 0) - y);
		const next = [...free].sort((a, b) => far(a) - far(b))[0];
		if (next === undefined) break;
		free.delete(next);
		order.push(next);
	}
	return [...order, ...free];
};

const fineClusters = async (points: Points, breathe: Breathe) => {
	const people = points.length / 2;
	const even = new Float64Array(people).fill(1);
	const fine = await cluster(points, even, Math.min(FINE, people), { tries: 1, breathe });
	const weights = new Float64Array(fine.centres.length / 2);
	for (const one of fine.of) weights[one] = (weights[one] as number) + 1;
	return { fine, weights };
};

/** The groups of fine clusters, for each number of groups from 2 up, with how well they stand apart. */
const candidates = async (centres: Points, weights: Float64Array, people: number, breathe: Breathe) => {
	const all = new Map<number, { clusters: Clusters; apart: number }>();
	const filled = weights.filter((weight) => weight > 0).length;
	for (let k = 2; k <= Math.min(mostGroups(people), filled); k += 1) {
		const clusters = await cluster(centres, weights, k, { tries: TRIES, breathe });
		all.set(k, { clusters, apart: silhouette(centres, weights, clusters) });
		await breathe();
	}
	return all;
};

/**
 * Opinion groups of a matrix: two principal components, 100 fine clusters, then 2 to min(5, 2 + n/12) groups of them, the
 * number that stands apart best by silhouette, shown once it has won four runs in a row (Polis; rule 2.11 of the field
 * note). Null when nobody has voted enough for two groups.
 */
export const findGroups = async (
	matrix: Matrix,
	breathe: Breathe,
	before: Before = nothingBefore,
): Promise<Grouping | null> => {
	const people = analysed(votesEach(matrix), matrix.statements, before.isAnalysed);
	if (people.length < 2) return null;
	const chosen = rowsOf(matrix, people);
	const components = await componentsOf(chosen, breathe, before.axes);
	const points = await project(chosen, components, breathe);
	const { fine, weights } = await fineClusters(points, breathe);
	const all = await candidates(fine.centres, weights, people.length, breathe);
	const best = [...all].sort(([, a], [, b]) => b.apart - a.apart)[0];
	if (!best) return null;
	const [found] = best;
	const { shown: wanted, streak } = settledCount(found, before);
	const shown = all.has(wanted) ? wanted : found;
	const { clusters } = all.get(shown) ?? best[1];
	const order = sameNames(clusters.centres, before.middles);
	const rank = new Map(order.map((group, index) => [group, index]));
	const groupOf = Int32Array.from(fine.of, (one) => rank.get(clusters.of[one] as number) ?? 0);
	const middles = order.map((group): [number, number] => [
		clusters.centres[group * 2] ?? 0,
		clusters.centres[group * 2 + 1] ?? 0,
	]);
	return { people, points, groupOf, middles, components, found, shown, streak };
};
