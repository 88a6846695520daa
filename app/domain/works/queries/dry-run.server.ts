import type { Context } from "~/server/context.server";
import { decide, shadowed } from "../rules/routing";
import type { Rule } from "../schema";
import { listFacts } from "./facts.server";
import { findPublishedPlan } from "./plans.server";

/** How far back a trial looks, in days, and how many incidents it reads at most: the newest. */
export const TRIAL = { days: 90, most: 20_000 };

type Taken = { unitCode: string | null; teamId: string | null; contractorId: string | null };

export type Trial = {
	incidents: number;
	isCut: boolean;
	/** How many each rule of the draft would have taken, in order. */
	taken: number[];
	/** How many of them a later rule would have taken too. */
	contested: number[];
	/** Taken by no rule: the unit of their category. */
	unmatched: number;
	/** What would go elsewhere than with the rules in force. */
	moves: { from: Taken; to: Taken; count: number; examples: number[] }[];
};

const takenBy = (rule: Rule | null, categoryUnit: string | null): Taken =>
	rule ? rule.taker : { unitCode: categoryUnit, teamId: null, contractorId: null };

const keyOf = ({ unitCode, teamId, contractorId }: Taken) => `${unitCode}|${teamId}|${contractorId}`;

/** Who would have got what over the last 90 days with these rules, against those in force. Changes nothing. */
export const dryRun = async (context: Context, rules: Rule[]): Promise<Trial> => {
	const since = new Date(context.now.getTime() - TRIAL.days * 86_400_000);
	const [published, facts] = await Promise.all([
		findPublishedPlan(context),
		listFacts(context, { since, limit: TRIAL.most + 1 }),
	]);
	const trial: Trial = {
		incidents: Math.min(facts.length, TRIAL.most),
		isCut: facts.length > TRIAL.most,
		taken: rules.map(() => 0),
		contested: rules.map(() => 0),
		unmatched: 0,
		moves: [],
	};
	const moves = new Map<string, Trial["moves"][number]>();
	const add = (counts: number[], position: number) => {
		counts[position - 1] = (counts[position - 1] ?? 0) + 1;
	};
	for (const fact of facts.slice(0, TRIAL.most)) {
		const { rule, position } = decide(rules, fact);
		if (position === null) trial.unmatched += 1;
		else add(trial.taken, position);
		for (const later of shadowed(rules, fact)) add(trial.contested, later);
		const from = takenBy(decide(published?.rules ?? [], fact).rule, fact.categoryUnit);
		const to = takenBy(rule, fact.categoryUnit);
		if (keyOf(from) === keyOf(to)) continue;
		const key = `${keyOf(from)}>${keyOf(to)}`;
		const move = moves.get(key) ?? { from, to, count: 0, examples: [] };
		move.count += 1;
		if (move.examples.length < 3) move.examples.push(fact.number);
		moves.set(key, move);
	}
	return { ...trial, moves: [...moves.values()].sort((a, b) => b.count - a.count) };
};
