import { amountText, budgetFields, type ScoredBudget, scaleMoney, scoreBudget } from "./budget-scores";
import type { BudgetElection } from "./election";
import { addOne, completeByVotes, type Increased, isExhaustive, type Purse } from "./equal-shares/completions";
import { runEqualShares } from "./equal-shares/run";
import { groupVoters } from "./equal-shares/voters";
import { atScale, compareBig, decimalText, readDecimal } from "./exact";
import type { CountResult, Round } from "./result";

export const completions = ["none", "utilitarian", "add1", "add1u"] as const;
export const utilities = ["cost", "cardinality"] as const;

export type EqualSharesOptions = {
	utility?: (typeof utilities)[number];
	completion?: (typeof completions)[number];
	/** Currency units each voter gets more at each increase: decimal text, above zero. */
	increment?: string;
	exhaustive?: boolean;
	/** Shares increased by add1 start from whole currency units, rounded down. */
	integral?: boolean;
};

/** A purse, and how many of its money units make one currency unit. */
type Wallet = Purse & { unit: bigint };

/** Money in units of 10^-scale ÷ voters, so that budget ÷ voters and every increase are whole numbers. */
function openPurse(election: BudgetElection, options: EqualSharesOptions): Wallet {
	const step = readDecimal(options.increment ?? "1");
	if (!step || step.digits <= 0n) throw new Error("the increment must be above zero");
	const money = scaleMoney(election, step.scale);
	const groups = groupVoters(election);
	const voters = BigInt(groups.voters || 1);
	const unit = 10n ** BigInt(money.scale) * voters;
	const costs = money.costs.map((cost) => cost * voters);
	const prefer = (a: number, b: number) =>
		(groups.votes[b] as number) - (groups.votes[a] as number) || compareBig(costs[a] as bigint, costs[b] as bigint);
	const scene = {
		groups,
		costs,
		prefer,
		utilities: options.utility === "cardinality" ? costs.map(() => 1n) : money.costs,
	};
	const free = costs
		.map((_, index) => index)
		.filter((index) => costs[index] === 0n && (groups.votes[index] as number) > 0);
	return {
		scene,
		budget: money.budget * voters,
		share:
			options.integral && options.completion?.startsWith("add1") ? money.budget - (money.budget % unit) : money.budget,
		increment: atScale(step, money.scale) * voters,
		free,
		unit,
	};
}

/** One explanation a purchase: who paid, how much, and what the project's support was then worth. */
function purchaseRounds(budget: ScoredBudget, purse: Wallet, { run }: Increased): Round[] {
	let spent = 0n;
	return run.bought.map((project, index) => {
		const price = run.ledger.price(index);
		const cost = purse.scene.costs[project] as bigint;
		const payers = run.payers[index] as { rich: number; poor: number };
		spent += budget.costs[project] as bigint;
		return {
			round: index + 1,
			step: "equal-shares",
			project: budget.ids[project],
			cost: amountText(budget, budget.costs[project] as bigint),
			votes: purse.scene.groups.votes[project],
			effectiveVotes: decimalText({ num: cost * price.den, den: price.num }),
			price: decimalText({ num: price.num, den: price.den * purse.unit }, 12),
			payingThePrice: payers.rich,
			givingAllTheyHaveLeft: payers.poor,
			spent: amountText(budget, spent),
			...((run.ties[index] as number[]).length > 0 && {
				tiedWith: (run.ties[index] as number[]).map((other) => budget.ids[other]),
			}),
		};
	});
}

/** Why each project left out was left out: the money its supporters still had, against its cost. */
function leftOutRounds(budget: ScoredBudget, purse: Wallet, { run }: Increased, funded: number[]): Round[] {
	const { groups } = purse.scene;
	const out = new Set(budget.ids.map((_, index) => index));
	for (const project of funded) out.delete(project);
	return [...out].map((project) => {
		const list = (groups.supporters[project] as Int32Array).filter((group) => !run.emptied[group]);
		const money = list.length > 0 ? run.ledger.moneyOf(list) : 0n;
		return {
			step: "left-out",
			project: budget.ids[project],
			cost: amountText(budget, budget.costs[project] as bigint),
			votes: groups.votes[project],
			supportersHaveLeft: decimalText({ num: money, den: run.ledger.denominator() * purse.unit }, 2),
		};
	});
}

function shares(purse: Wallet, { increases, share }: Increased) {
	return {
		voters: purse.scene.groups.voters,
		initial: decimalText({ num: purse.share, den: purse.unit }, 12),
		final: decimalText({ num: share, den: purse.unit }, 12),
		increases: increases.toString(),
	};
}

function tiesOf(budget: ScoredBudget, increased: Increased, completed: { ties: number[][] } | null): string[][] {
	const groups = [...increased.run.ties.filter((tie) => tie.length > 0), ...(completed?.ties ?? [])];
	return groups.map((tie) => tie.map((project) => budget.ids[project] as string));
}

/**
 * Method of Equal Shares, exactly.
 *
 * Every ballot, blank ones included, gets an equal share of the budget. Round after round, the project with the lowest
 * price ÷ utility is bought: its price is the least amount such that its supporters, each paying it or all he has left,
 * pay the cost together. Utility `cost` (the default) buys the project with most effective votes (cost ÷ price);
 * `cardinality` the one with the lowest price. Supporters are the ballots that name the project; where ballots carry
 * points, those that give it more than zero. Projects that cost nothing and have supporters are funded first.
 *
 * Completions: `none`, the default; `utilitarian` (by votes, whatever fits); `add1` (shares increased by `increment` units a voter
 * until the outcome would cost more than the budget or, when `exhaustive`, until nothing more fits: the last outcome
 * within the budget is kept); `add1u` (add1, then utilitarian). Where all projects with supporters fit in
 * the budget, add1 ends by funding them all.
 *
 * `integral` starts add1 from whole currency units, as the computation tool of equalshares.net does unless told not to.
 *
 * Ties in a round: more votes, then lower cost, then the order of the file with `unresolvedTie`, also where the tie was
 * met in a run made only to decide when to stop.
 *
 * Sources: Peters, Pierczyński, Skowron, “Proportional Participatory Budgeting with Additive Utilities”, NeurIPS 2021;
 * equalshares.net (rule, completions); both agree with the pabutools library (which stops exhaustively, without counting
 * the projects nobody chose).
 */
export function countEqualShares(election: BudgetElection, options: EqualSharesOptions = {}): CountResult {
	const completion = options.completion ?? "none";
	const exhaustive = options.exhaustive ?? true;
	const budget = scoreBudget(election);
	const purse = openPurse(election, options);
	const increased: Increased = completion.startsWith("add1")
		? addOne(purse, exhaustive)
		: { run: runEqualShares(purse.scene, purse.share), increases: 0n, share: purse.share, tiedOnTheWay: false };
	const bought = increased.run.bought;
	const completed = completion === "utilitarian" || completion === "add1u" ? completeByVotes(purse, bought) : null;
	const funded = [...purse.free, ...bought, ...(completed?.added ?? [])];
	const ties = tiesOf(budget, increased, completed);
	const added = (completed?.added ?? []).map(
		(project): Round => ({
			step: "completion-by-votes",
			project: budget.ids[project],
			cost: amountText(budget, budget.costs[project] as bigint),
			votes: purse.scene.groups.votes[project],
		}),
	);
	return {
		rule: "mes",
		...budgetFields(budget, funded),
		options: {
			utility: options.utility ?? "cost",
			completion,
			increment: options.increment ?? "1",
			exhaustive,
			integral: options.integral ?? false,
		},
		shares: shares(purse, increased),
		exhausted: isExhaustive(purse, [...bought, ...(completed?.added ?? [])]),
		rounds: [
			...purse.free.map((project): Round => ({ step: "free", project: budget.ids[project], cost: "0" })),
			...purchaseRounds(budget, purse, increased),
			...added,
			...leftOutRounds(budget, purse, increased, funded),
		],
		unresolvedTie: ties.length > 0 || increased.tiedOnTheWay,
		...(ties.length > 0 && { ties }),
	};
}
