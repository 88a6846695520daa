import type { RuleOptions } from "./counting/count-election";
import type { OpenBudget, OpenVote, SharedMoney, VoteRules } from "./schema";

/** A line of the ballot paper as the rules know it. */
export type RuleOption = VoteRules["options"][number];

export type MadeRules = Omit<VoteRules, "level">;

/** What a vote is opened with: an open one, unless told otherwise. */
export type VoteAsked = Omit<OpenVote, SecretSetting> & Partial<Pick<OpenVote, SecretSetting>>;
type SecretSetting = "level" | "roll" | "otherWays";

/** What a budget is put to the vote with: an open one, unless told otherwise. */
export type BudgetAsked = Omit<OpenBudget, SecretSetting> & Partial<Pick<OpenBudget, SecretSetting>>;

export type RuleRefusal =
	| "secret-web-only"
	| "too-few-options"
	| "limit-above-options"
	| "grades-needed"
	| "points-needed"
	| "envelope-needed"
	| "cost-needed"
	| "cost-above-envelope"
	| "envelope-absent";

const channelsOf = ({ channels = [] }: Pick<VoteAsked, "channels">) =>
	channels.length > 0 ? { channels: ["web" as const, ...channels] } : {};

const common = (input: VoteAsked | BudgetAsked) => ({
	format: "parvis-vote-rules-1" as const,
	minimum: 1,
	eligibility: input.eligibility ?? ("confirmed-account" as const),
	changeable: true,
	earlyClose: input.earlyClose,
	...channelsOf(input),
	...(input.channels?.includes("paper") ? { precedence: input.precedence ?? ("first" as const) } : {}),
	...(input.quorumRoll ? { quorum: { roll: input.quorumRoll, percent: input.quorumPercent ?? 0 } } : {}),
});

/** A card of a secret vote is a key in a browser: no paper, no code given by the city can drop a ballot. */
const isElsewhere = ({ level, channels, eligibility }: Partial<VoteAsked>): boolean =>
	level === "secret" && Boolean(channels?.length || eligibility === "code");

const secretOf = ({ level = "open", roll = "closed", otherWays = "" }: Partial<VoteAsked>) =>
	level === "secret" ? { secret: { roll, otherWays } } : {};

const marksOf = ({ method, points, grades }: VoteAsked) => ({
	...((method === "cumulative" || method === "score") && points ? { points } : {}),
	// People read the best first; counts go from the worst.
	...(method === "majority-judgment" && grades ? { grades: [...grades].reverse() } : {}),
});

const rankingRule = ({ ranking = "schulze", seats = 1 }: VoteAsked): RuleOptions => {
	if (ranking === "irv") return { rule: "irv" };
	return { rule: ranking, seats };
};

/** Methods in which one option wins unless the city says more. */
const oneWinner = ["single-choice", "ranked", "majority-judgment"];

/** How many options a ballot may hold, by method: some leave no choice. */
const limitOf = ({ method, limit }: VoteAsked, options: number): number => {
	if (method === "single-choice" || method === "yes-no") return 1;
	return method === undefined || method === "up-to-k" || method === "ordinal" ? limit : options;
};

/** The rules of a vote without money, or why they cannot stand. Pure. */
export const rulesOfVote = (input: VoteAsked, options: RuleOption[]): MadeRules | RuleRefusal => {
	const method = input.method ?? "up-to-k";
	if (options.length < 2) return "too-few-options";
	if (isElsewhere(input)) return "secret-web-only";
	const limit = limitOf(input, options.length);
	if (limit > options.length) return "limit-above-options";
	if (method === "majority-judgment" && !input.grades) return "grades-needed";
	if ((method === "cumulative" || method === "score") && !input.points) return "points-needed";
	const seats = input.seats ?? (oneWinner.includes(method) ? 1 : undefined);
	return {
		...common(input),
		method,
		limit,
		tie: input.tie,
		...marksOf(input),
		...(seats && method !== "yes-no" ? { seats: Math.min(seats, options.length) } : {}),
		...(method === "ranked" ? { count: rankingRule(input) } : {}),
		...secretOf(input),
		options,
	};
};

const countOf = ({ count, threshold }: BudgetAsked): RuleOptions => {
	const least = threshold ? { threshold: String(threshold) } : {};
	if (count === "greedy-skip" || count === "greedy-stop") return { rule: count, ...least };
	if (count === "mes-utilitarian") return { rule: "mes", completion: "utilitarian" };
	return { rule: "mes", completion: "add1u", ...(count === "mes-cardinality" ? { utility: "cardinality" } : {}) };
};

/** Projects that bear the same mark, where at least two do. */
const rivalsOf = (projects: { id: string; rival: string }[]): string[][] => {
	const marks = [...new Set(projects.map(({ rival }) => rival).filter(Boolean))];
	return marks
		.map((mark) => projects.filter(({ rival }) => rival === mark).map(({ id }) => id))
		.filter((group) => group.length > 1);
};

export const envelopeId = (index: number) => `e${index + 1}`;

const moneyOf = (input: BudgetAsked, projects: { id: string; rival: string }[]): SharedMoney | null => {
	const envelopes = input.envelopes.flatMap(({ title, amount }, index) =>
		title && amount !== undefined ? [{ id: envelopeId(index), title, amount }] : [],
	);
	if (envelopes.length === 0) return null;
	const city = input.hasCity && envelopes.length > 1 ? envelopes[0]?.id : undefined;
	return {
		envelopes,
		...(city ? { city } : {}),
		spread: envelopes.length > 1 ? input.spread : "all",
		leftover: city ? input.leftover : "stays",
		incompatible: rivalsOf(projects),
		count: countOf(input),
	};
};

/** The rules of a participatory budget, or why they cannot stand: a project that can never be funded is refused. Pure. */
export const rulesOfBudget = (
	input: BudgetAsked,
	projects: (RuleOption & { rival: string })[],
): MadeRules | RuleRefusal => {
	const { method } = input;
	if (projects.length < 2) return "too-few-options";
	if (isElsewhere(input)) return "secret-web-only";
	const money = moneyOf(input, projects);
	if (!money) return "envelope-needed";
	for (const { cost, envelope } of projects) {
		const its = money.envelopes.find(({ id }) => id === envelope);
		if (!its) return "envelope-absent";
		if (!cost) return "cost-needed";
		if (cost > its.amount) return "cost-above-envelope";
	}
	if ((method === "cumulative" || method === "score") && !input.points) return "points-needed";
	const all = method === "knapsack" || method === "cumulative" || method === "score";
	const limit = method === "single-choice" ? 1 : all ? projects.length : Math.min(input.limit, projects.length);
	const { points } = input;
	return {
		...common(input),
		method,
		limit,
		tie: "draw",
		...((method === "cumulative" || method === "score") && points ? { points } : {}),
		money,
		...secretOf(input),
		options: projects.map(({ rival: _, ...option }) => option),
	};
};

/** The most options one ballot may hold, over every envelope: what the statement that accepts ballots checks. */
export const mostChoices = ({ money, limit, options }: MadeRules): number => {
	if (!money) return limit;
	const open = money.spread === "one-district" ? (money.city ? 2 : 1) : money.envelopes.length;
	return Math.min(options.length, limit * open);
};

/** What to type after `--rule` so that `npm run tally` counts an envelope as these rules do. */
export const tallyCommand = (count: RuleOptions): string => {
	if (count.rule === "greedy-skip" || count.rule === "greedy-stop")
		return `${count.rule}${count.threshold ? ` --threshold ${count.threshold}` : ""}`;
	if (count.rule !== "mes") return count.rule;
	const utility = count.utility ? ` --utility ${count.utility}` : "";
	return `mes${utility}${count.completion ? ` --completion ${count.completion}` : ""}`;
};
