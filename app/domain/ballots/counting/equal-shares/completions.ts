import type { Scene } from "./bounds";
import { projectsForSale, type Run, runEqualShares } from "./run";

/** A budget as the completions see it: money in the scene's unit, in which every share is a whole number. */
export type Purse = {
	scene: Scene;
	budget: bigint;
	/** What each voter gets at first, and what each increase adds. */
	share: bigint;
	increment: bigint;
	/** Projects that cost nothing and have supporters: funded whatever happens. */
	free: number[];
};

export type Increased = {
	run: Run;
	/** How many times the share was increased. */
	increases: bigint;
	/** The share the kept run started with. */
	share: bigint;
	/** Ties met in a run that decided when to stop, kept or not. */
	tiedOnTheWay: boolean;
};

const sum = (scene: Scene, projects: number[]) =>
	projects.reduce((total, project) => total + (scene.costs[project] as bigint), 0n);

/** Nothing that is left fits in the money that is left. Projects nobody chose count as left. */
export function isExhaustive({ scene, budget, free }: Purse, bought: number[]): boolean {
	const left = budget - sum(scene, bought);
	const funded = new Set([...bought, ...free]);
	return scene.costs.every((cost, project) => funded.has(project) || cost > left);
}

/**
 * Add-one: increases every voter's share by the increment and counts again, as long as the outcome costs no more than
 * the real budget; keeps the last outcome that does. With `exhaustive`, stops at the first to which nothing can be added.
 * Also stops when every project that has supporters is bought, since no increase changes that.
 */
export function addOne(purse: Purse, exhaustive: boolean): Increased {
	const { scene, budget, increment } = purse;
	const forSale = projectsForSale(scene);
	const cost = sum(scene, forSale);
	let share = purse.share;
	let increases = 0n;
	let run = runEqualShares(scene, share);
	const tied = (one: Run) => one.ties.some((tie) => tie.length > 0);
	let tiedOnTheWay = tied(run);
	if (cost <= budget && run.bought.length < forSale.length) {
		// Everything fits: increases go on until each supporter can pay alone, so the last one is counted directly.
		increases = cost / increment + 1n;
		share += increases * increment;
		run = runEqualShares(scene, share);
		return { run, increases, share, tiedOnTheWay: tied(run) };
	}
	while (run.bought.length < forSale.length && !(exhaustive && isExhaustive(purse, run.bought))) {
		const next = runEqualShares(scene, share + increment, budget);
		tiedOnTheWay ||= tied(next);
		if (next.over) break;
		run = next;
		share += increment;
		increases++;
	}
	return { run, increases, share, tiedOnTheWay };
}

/**
 * Utilitarian completion: goes through the projects left, those with most votes first (then the tie rule), and funds
 * each that fits. Returns what it added, and the ties of which it funded some and not others.
 */
export function completeByVotes({ scene, budget, free }: Purse, bought: number[]) {
	const funded = new Set([...bought, ...free]);
	let left = budget - sum(scene, bought);
	const order = scene.costs.map((_, project) => project).filter((project) => !funded.has(project));
	order.sort((a, b) => scene.prefer(a, b) || a - b);
	const added: number[] = [];
	const ties: number[][] = [];
	for (let index = 0; index < order.length; ) {
		const first = order[index] as number;
		const group = order.slice(index).filter((project) => scene.prefer(first, project) === 0);
		const fitting: number[] = [];
		for (const project of group) {
			const cost = scene.costs[project] as bigint;
			if (cost > left) continue;
			left -= cost;
			fitting.push(project);
		}
		added.push(...fitting);
		if (fitting.length > 0 && fitting.length < group.length) ties.push(group);
		index += group.length;
	}
	return { added, ties };
}
