import type { BudgetElection } from "../election";

/** Voters with the same ballot always hold the same money: they are counted as one group with a weight. */
export type VoterGroups = {
	/** Every ballot, blank ones included: each is a share of the budget. */
	voters: number;
	weights: Float64Array;
	/** Projects approved by group g: `approvals[starts[g]]` to `approvals[starts[g + 1] - 1]`. */
	starts: Int32Array;
	approvals: Int32Array;
	/** For each project, the groups that approve it. */
	supporters: Int32Array[];
	/** For each project, the number of its supporters. */
	votes: number[];
};

const keyOf = (set: number[]) =>
	set.length < 1000 && (set.at(-1) as number) < 65536 ? String.fromCharCode(...set) : set.join();

/** A ballot approves the projects it names; where ballots carry points, those given more than zero points. */
function approvedSets(election: BudgetElection): {
	total: number;
	sets: Map<string, { set: number[]; weight: number }>;
} {
	const { counts, starts, choices, points } = election.ballots;
	const sets = new Map<string, { set: number[]; weight: number }>();
	let total = 0;
	for (let index = 0; index < counts.length; index++) {
		const weight = counts[index] as number;
		if (weight === 0) continue;
		total += weight;
		const set: number[] = [];
		for (let at = starts[index] as number; at < (starts[index + 1] as number); at++)
			if (!points || (points[at] as number) > 0) set.push(choices[at] as number);
		if (set.length === 0) continue;
		const key = keyOf(set.sort((a, b) => a - b));
		const known = sets.get(key);
		if (known) known.weight += weight;
		else sets.set(key, { set, weight });
	}
	return { total, sets };
}

/** Gathers identical ballots and turns them round: who supports each project. Linear in the ballots. */
export function groupVoters(election: BudgetElection): VoterGroups {
	const { total, sets } = approvedSets(election);
	if (total > 2 ** 31) throw new Error("Equal Shares counts at most 2,147,483,648 ballots");
	const groups = [...sets.values()];
	const starts = new Int32Array(groups.length + 1);
	groups.forEach((group, index) => {
		starts[index + 1] = (starts[index] as number) + group.set.length;
	});
	const approvals = new Int32Array(starts[groups.length] as number);
	const sizes = new Int32Array(election.projects.length);
	const votes = election.projects.map(() => 0);
	groups.forEach((group, index) => {
		approvals.set(group.set, starts[index]);
		for (const project of group.set) {
			sizes[project] = (sizes[project] as number) + 1;
			votes[project] = (votes[project] as number) + group.weight;
		}
	});
	const supporters = Array.from(sizes, (size) => new Int32Array(size));
	const filled = new Int32Array(sizes.length);
	groups.forEach((group, index) => {
		for (const project of group.set) {
			const at = filled[project] as number;
			(supporters[project] as Int32Array)[at] = index;
			filled[project] = at + 1;
		}
	});
	return {
		voters: total,
		weights: Float64Array.from(groups, (group) => group.weight),
		starts,
		approvals,
		supporters,
		votes,
	};
}
