import { z } from "zod";
import { countBorda, equalRankRules } from "./borda";
import type { BudgetElection, Election } from "./election";
import { completions, countEqualShares, utilities } from "./equal-shares";
import { readDecimal } from "./exact";
import { countGreedySkip } from "./greedy-skip";
import { countGreedyStop } from "./greedy-stop";
import { countWithExclusions } from "./incompatible";
import { countIrv } from "./irv";
import { countMajorityJudgment, missingGradeRules } from "./majority-judgment";
import { overvoteRules } from "./rankings";
import type { CountResult } from "./result";
import { countSchulze, unrankedRules } from "./schulze";
import { countStv, quotas } from "./stv";

const amount = (positive: boolean) =>
	z.string().refine(
		(text) => {
			const read = readDecimal(text);
			return read !== null && (positive ? read.digits > 0n : read.digits >= 0n);
		},
		`expected a number ${positive ? "above" : "from"} zero`,
	);
const seats = z.number().int().min(1);
const overvotes = z.enum(overvoteRules).optional();
const threshold = amount(false).optional();

/** A rule and its options: what a règlement freezes, and what the command line takes. Unknown options are refused. */
export const ruleOptionsSchema = z.discriminatedUnion("rule", [
	z.strictObject({ rule: z.literal("greedy-skip"), threshold }),
	z.strictObject({ rule: z.literal("greedy-stop"), threshold }),
	z.strictObject({
		rule: z.literal("mes"),
		utility: z.enum(utilities).optional(),
		completion: z.enum(completions).optional(),
		increment: amount(true).optional(),
		exhaustive: z.boolean().optional(),
		integral: z.boolean().optional(),
	}),
	z.strictObject({ rule: z.literal("irv"), overvotes }),
	z.strictObject({
		rule: z.literal("stv"),
		seats: seats.optional(),
		quota: z.enum(quotas).optional(),
		digits: z.number().int().min(0).max(30).optional(),
		overvotes,
	}),
	z.strictObject({ rule: z.literal("schulze"), seats: seats.optional(), unranked: z.enum(unrankedRules).optional() }),
	z.strictObject({ rule: z.literal("borda"), seats: seats.optional(), equalRanks: z.enum(equalRankRules).optional() }),
	z.strictObject({ rule: z.literal("majority-judgment"), missing: z.enum(missingGradeRules).optional() }),
]);
export type RuleOptions = z.infer<typeof ruleOptionsSchema>;
export type Rule = RuleOptions["rule"];

export const rules = ruleOptionsSchema.options.map((option) => option.shape.rule.value);

const ballotsOf = {
	"greedy-skip": "budget",
	"greedy-stop": "budget",
	mes: "budget",
	irv: "ranked",
	stv: "ranked",
	schulze: "ranked",
	borda: "ranked",
	"majority-judgment": "graded",
} as const satisfies Record<Rule, Election["kind"]>;

const kinds = { budget: "a budget", ranked: "rankings", graded: "grades", choices: "crosses", question: "a question" };

/** Why this rule cannot count this election; null where it can. */
export function countRefusal(election: Election, { rule }: { rule: Rule }): string | null {
	const expected = ballotsOf[rule];
	return election.kind === expected
		? null
		: `${rule} counts ${kinds[expected]}, the file holds ${kinds[election.kind]}`;
}

function countBudget(election: BudgetElection, options: RuleOptions): CountResult {
	if (options.rule === "greedy-skip") return countGreedySkip(election, options);
	if (options.rule === "greedy-stop") return countGreedyStop(election, options);
	return countEqualShares(election, options.rule === "mes" ? options : {});
}

function dispatch(election: Election, options: RuleOptions): CountResult {
	if (election.kind === "budget" && ballotsOf[options.rule] === "budget")
		return countWithExclusions(election, (left) => countBudget(left, options));
	if (election.kind === "ranked") {
		const seated = { ...election, seats: ("seats" in options && options.seats) || election.seats };
		if (options.rule === "irv") return countIrv(election, options.overvotes);
		if (options.rule === "stv") return countStv(seated, options);
		if (options.rule === "schulze") return countSchulze(seated, options.unranked);
		if (options.rule === "borda") return countBorda(seated, options.equalRanks);
	}
	if (election.kind === "graded" && options.rule === "majority-judgment")
		return countMajorityJudgment(election, options.missing);
	throw new Error(countRefusal(election, options) ?? "the rule does not count this election");
}

/**
 * Counts an election by a rule. Pure; takes what structured clone carries and returns plain JSON, so that it runs as it
 * is in a worker thread or in the voter's browser. Throws where the rule does not fit the ballots (`countRefusal`).
 */
export function countElection(election: Election, options: RuleOptions): CountResult {
	const result = dispatch(election, options);
	const warnings = [...election.warnings, ...(result.warnings ?? [])];
	return { ...result, ...(warnings.length > 0 && { warnings }) };
}
