import { type Bounds, bound, openBounds, type Scene } from "./bounds";
import { openLedger } from "./ledger";
import { clearSplit, exactSplit, type Split } from "./price";

export type Run = {
	/** Projects bought, in order. */
	bought: number[];
	/** For each purchase, the projects equally good that the tie rule could not separate from it (none: empty). */
	ties: number[][];
	/** True as soon as the purchases cost more than the limit: the run stops there. */
	over: boolean;
	ledger: ReturnType<typeof openLedger>;
	/** For each purchase: how many paid the price, and how many gave the less they had left. */
	payers: { rich: number; poor: number }[];
	/** 1 for each group that has nothing left. */
	emptied: Uint8Array;
};

/** A price is taken from the bounds when they are closer than this part of a share, and computed exactly otherwise. */
const CLOSE = 2 ** -26;

type Candidate = { project: number; split: Split };

/** Projects that cost something and have supporters. */
export const projectsForSale = ({ costs, groups }: Scene): number[] =>
	costs
		.map((_, project) => project)
		.filter((project) => (groups.votes[project] as number) > 0 && costs[project] !== 0n);

/** Insertion sort: from one round to the next, few projects move. */
function sortByRatio(order: number[], ratios: Float64Array) {
	for (let index = 1; index < order.length; index++) {
		const project = order[index] as number;
		const ratio = ratios[project] as number;
		let at = index - 1;
		while (at >= 0 && (ratios[order[at] as number] as number) > ratio) {
			order[at + 1] = order[at] as number;
			at--;
		}
		order[at + 1] = project;
	}
}

/** The projects worth comparing this round: those that may have the lowest price ÷ utility. Forgets the unaffordable. */
function contenders(scene: Scene, bounds: Bounds, ledger: Run["ledger"] | null, order: number[]): number[] | null {
	sortByRatio(order, bounds.ratioLow);
	const looked: number[] = [];
	let best = Number.POSITIVE_INFINITY;
	let index = 0;
	for (; index < order.length; index++) {
		const project = order[index] as number;
		if ((bounds.ratioLow[project] as number) > best) break;
		const verdict = bound(scene.groups, bounds, project);
		if (verdict === "unaffordable") continue;
		if (verdict === "unsure") {
			if (!ledger) return null;
			const money = ledger.moneyOf(scene.groups.supporters[project] as Int32Array, bounds.live[project]);
			if (money < (scene.costs[project] as bigint) * ledger.denominator()) continue;
		}
		looked.push(project);
		best = Math.min(best, bounds.ratioHigh[project] as number);
	}
	order.splice(0, index, ...looked);
	return looked.filter((project) => (bounds.ratioLow[project] as number) <= best);
}

/** Compares price ÷ utility exactly. */
function compareSplits(scene: Scene, a: Candidate, b: Candidate): number {
	const left = a.split.price.num * b.split.price.den * (scene.utilities[b.project] as bigint);
	const right = b.split.price.num * a.split.price.den * (scene.utilities[a.project] as bigint);
	return left < right ? -1 : left > right ? 1 : 0;
}

/** The best contender and those the tie rule leaves equal to it, exactly. */
function choose(scene: Scene, bounds: Bounds, ledger: Run["ledger"], among: number[]) {
	const candidates = among.map((project) => ({ project, split: exactSplit(scene, bounds, ledger, project) }));
	let best = candidates.slice(0, 1);
	for (const candidate of candidates.slice(1)) {
		const order = compareSplits(scene, candidate, best[0] as Candidate);
		if (order < 0) best = [candidate];
		else if (order === 0) best.push(candidate);
	}
	best.sort((a, b) => scene.prefer(a.project, b.project) || a.project - b.project);
	const first = best[0] as Candidate;
	const tied = best.filter((other) => scene.prefer(first.project, other.project) === 0).map(({ project }) => project);
	return { ...first, tied: tied.length > 1 ? tied : [] };
}

/** Takes the price from each payer, within the bounds. */
function pay(scene: Scene, bounds: Bounds, ledger: Run["ledger"], project: number, split: Omit<Split, "price">) {
	let low = bounds.priceLow[project] as number;
	let high = bounds.priceHigh[project] as number;
	ledger.record(project, scene.costs[project] as bigint, split.poor, split.rich);
	if (high - low > Math.max(4, bounds.share * CLOSE)) {
		const price = ledger.price(ledger.purchases.length - 1);
		low = Number((price.num << 50n) / (price.den * bounds.total));
		high = low + 1;
	}
	for (const group of split.poor) bounds.emptied[group] = 1;
	for (const group of split.level) bounds.emptied[group] = 1;
	const list = scene.groups.supporters[project] as Int32Array;
	const length = bounds.live[project] as number;
	for (let index = 0; index < length; index++) {
		const group = list[index] as number;
		bounds.left[group] = bounds.emptied[group] ? 0 : Math.max(0, (bounds.left[group] as number) - high);
	}
	bounds.slack += high - low;
}

const peopleIn = (scene: Scene, list: number[]) =>
	list.reduce((sum, group) => sum + (scene.groups.weights[group] as number), 0);

/**
 * One run of Equal Shares, each voter starting with `share` (whole number of the scene's money unit): buys, round after
 * round, the affordable project with the lowest price ÷ utility, until none is affordable or `limit` is passed.
 */
export function runEqualShares(scene: Scene, share: bigint, limit: bigint | null = null): Run {
	const ledger = openLedger(scene.groups, share);
	const run: Run = { bought: [], ties: [], over: false, ledger, payers: [], emptied: new Uint8Array(0) };
	if (share <= 0n || scene.groups.voters === 0) return run;
	const bounds = openBounds(scene, share, share);
	run.emptied = bounds.emptied;
	const order = projectsForSale(scene);
	let spent = 0n;
	for (;;) {
		const among = contenders(scene, bounds, ledger, order) as number[];
		if (among.length === 0) return run;
		const only = among.length === 1 ? (among[0] as number) : null;
		const clear = only === null ? null : clearSplit(scene, bounds, only);
		const choice =
			only !== null && clear ? { project: only, split: clear, tied: [] } : choose(scene, bounds, ledger, among);
		const { project, split, tied } = choice;
		pay(scene, bounds, ledger, project, split);
		order.splice(order.indexOf(project), 1);
		run.bought.push(project);
		run.ties.push(tied);
		run.payers.push({ rich: split.rich, poor: peopleIn(scene, split.poor) });
		spent += scene.costs[project] as bigint;
		if (limit !== null && spent > limit) return { ...run, over: true };
	}
}
