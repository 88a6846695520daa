import { type BudgetElection, ballotColumns } from "./election";
import type { CountResult } from "./result";

/** A project that had won and gave way to an incompatible one elected before it. */
export type Withdrawal = { project: string; to: string };

/** For each project, those its column `incompatible` names (ids with commas): the exclusion holds both ways. */
function rivals({ projects }: BudgetElection): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	const add = (one: string, other: string) => found.set(one, (found.get(one) ?? new Set()).add(other));
	for (const { id, fields } of projects)
		for (const other of (fields.incompatible ?? "").split(",").map((text) => text.trim()))
			if (other && other !== id) {
				add(id, other);
				add(other, id);
			}
	return found;
}

/** The same ballots without one project; a ballot that named nothing else is left blank: it still has its share. */
function without(election: BudgetElection, project: string): BudgetElection {
	const gone = election.projects.findIndex(({ id }) => id === project);
	const { counts, starts, choices, points, pointScale } = election.ballots;
	const ballots = Array.from(counts, (count, index) => {
		const places = Array.from(
			{ length: (starts[index + 1] as number) - (starts[index] as number) },
			(_, offset) => (starts[index] as number) + offset,
		).filter((place) => choices[place] !== gone);
		const number = (place: number) => (choices[place] as number) - ((choices[place] as number) > gone ? 1 : 0);
		return {
			count,
			choices: places.map(number),
			...(points ? { points: places.map((place) => points[place] as number) } : {}),
		};
	});
	const projects = election.projects.filter(({ id }) => id !== project);
	return { ...election, projects, ballots: ballotColumns(ballots, pointScale) };
}

/**
 * Counts a budget in which some projects exclude each other: where two of them win, the one elected later is withdrawn and
 * the count is done again without it, until no two are left. The first pair met in the order of election goes first.
 * Without such projects, this is `count` itself.
 */
export function countWithExclusions(
	election: BudgetElection,
	count: (election: BudgetElection) => CountResult,
): CountResult {
	const excluded = rivals(election);
	const first = count(election);
	if (excluded.size === 0) return first;
	const withdrawn: Withdrawal[] = [];
	let left = election;
	let result = first;
	for (;;) {
		const { winners } = result;
		const at = winners.findIndex((one, index) =>
			winners.slice(0, index).some((other) => excluded.get(one)?.has(other)),
		);
		if (at < 0) break;
		const project = winners[at] as string;
		const to = winners.slice(0, at).find((other) => excluded.get(project)?.has(other)) as string;
		withdrawn.push({ project, to });
		left = without(left, project);
		result = count(left);
	}
	const costs = new Map(election.projects.map(({ id, cost }) => [id, cost]));
	const rounds = withdrawn.map(({ project, to }) => ({ step: "withdrawn", project, to, cost: costs.get(project) }));
	const { scores, votes } = first;
	return {
		...result,
		...(scores && { scores }),
		...(votes && { votes }),
		rounds: [...result.rounds, ...rounds],
		...(withdrawn.length > 0 && { withdrawn }),
	};
}
