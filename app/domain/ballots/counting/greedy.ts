import {
	amountText,
	budgetFields,
	compareProjects,
	projectsInOrder,
	type ScoredBudget,
	scoreBudget,
} from "./budget-scores";
import type { BudgetElection } from "./election";
import { atScale, readDecimal } from "./exact";
import type { CountResult, Round } from "./result";

export type GreedyOptions = {
	/** Points (ballots, for approval) a project needs to be considered; decimal text. Default: the file's, or none. */
	threshold?: string;
};

/** What became of a project when its turn came. */
export type GreedyOutcome = "funded" | "does-not-fit" | "below-threshold" | "after-stop";

type Step = { project: number; outcome: GreedyOutcome; left: bigint };

/** Points needed, in the budget's point units, rounded up; null where none are. A threshold in the file is Pabulib's `min_project_score_threshold`. */
export function thresholdOf(election: BudgetElection, budget: ScoredBudget, options: GreedyOptions): bigint | null {
	const text = options.threshold ?? election.meta.min_project_score_threshold;
	if (!text) return null;
	const written = readDecimal(text);
	if (!written) throw new Error("the threshold is not a number");
	const scale = Math.max(written.scale, budget.pointScale);
	const shift = 10n ** BigInt(scale - budget.pointScale);
	return (atScale(written, scale) + shift - 1n) / shift;
}

/** Takes the projects from best to worst and funds each that fits; `stop` ends at the first that does not. */
export function walkDown(budget: ScoredBudget, threshold: bigint | null, stop: boolean): Step[] {
	let left = budget.budget;
	let stopped = false;
	return projectsInOrder(budget).map((project) => {
		const cost = budget.costs[project] as bigint;
		if (threshold !== null && (budget.scores[project] as bigint) < threshold)
			return { project, outcome: "below-threshold", left };
		if (stopped) return { project, outcome: "after-stop", left };
		if (cost > left) {
			stopped = stop;
			return { project, outcome: "does-not-fit", left };
		}
		left -= cost;
		return { project, outcome: "funded", left };
	});
}

/** Groups of projects equal under the tie rule of which some are funded and some are not. */
export function splitTies(budget: ScoredBudget, steps: Step[]): string[][] {
	const ties: string[][] = [];
	let group: Step[] = [];
	const close = () => {
		const funded = group.filter((step) => step.outcome === "funded").length;
		if (funded > 0 && funded < group.length) ties.push(group.map((step) => budget.ids[step.project] as string));
	};
	for (const step of steps) {
		if (group[0] && compareProjects(budget, group[0].project, step.project) !== 0) {
			close();
			group = [];
		}
		group.push(step);
	}
	close();
	return ties;
}

/** Counts a budget by the classic rule and says, project by project, why it won or lost. */
export function countGreedy(
	election: BudgetElection,
	rule: string,
	stop: boolean,
	options: GreedyOptions,
): CountResult {
	const budget = scoreBudget(election);
	const steps = walkDown(budget, thresholdOf(election, budget, options), stop);
	const ties = splitTies(budget, steps);
	const funded = steps.filter((step) => step.outcome === "funded").map((step) => step.project);
	const fields = budgetFields(budget, funded);
	const rounds = steps.map(
		(step, index): Round => ({
			round: index + 1,
			project: budget.ids[step.project],
			outcome: step.outcome,
			score: fields.scores[budget.ids[step.project] as string],
			votes: fields.votes[budget.ids[step.project] as string],
			cost: amountText(budget, budget.costs[step.project] as bigint),
			left: amountText(budget, step.left),
		}),
	);
	return { rule, ...fields, rounds, unresolvedTie: ties.length > 0, ...(ties.length > 0 && { ties }) };
}
