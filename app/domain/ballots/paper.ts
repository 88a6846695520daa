import type { BallotMethod, VoteRules } from "./schema";

/** What a ballot says: options, and beside each its points, rank or grade where the method has them (else no marks). */
export type Marked = { choices: string[]; marks: number[] };

export type PaperFault =
	| "unknown-option"
	| "option-twice"
	| "too-many-choices"
	| "too-few-choices"
	| "over-budget"
	| "too-many-points"
	| "mark-out-of-range"
	| "rank-twice"
	| "rank-skipped"
	| "two-districts";

/** What a voter does with each option. */
export const gestures = {
	"up-to-k": "tick",
	knapsack: "tick",
	"single-choice": "pick",
	"yes-no": "pick",
	cumulative: "points",
	score: "points",
	ordinal: "rank",
	ranked: "rank",
	"majority-judgment": "grade",
} as const satisfies Record<BallotMethod, "tick" | "pick" | "points" | "rank" | "grade">;

export const isMarked = ({ method }: Pick<VoteRules, "method">): boolean =>
	!["tick", "pick"].includes(gestures[method]);

const indexes = new WeakMap<VoteRules, Map<string, VoteRules["options"][number]>>();

/** The options of a vote by id: made once for a rules object, which never changes. */
export const optionIndex = (rules: VoteRules) => {
	const known = indexes.get(rules);
	if (known) return known;
	const index = new Map(rules.options.map((option) => [option.id, option]));
	indexes.set(rules, index);
	return index;
};

/** The envelope an option draws on; a vote without envelopes has one. */
export const envelopeOf = (rules: VoteRules, id: string): string =>
	optionIndex(rules).get(id)?.envelope ?? rules.money?.envelopes[0]?.id ?? "";

/** The choices of a ballot by envelope, with what they cost and the points they were given. */
export const spentByEnvelope = (rules: VoteRules, { choices, marks }: Marked) => {
	const spent = new Map<string, { choices: number; cost: number; points: number }>();
	choices.forEach((id, index) => {
		const envelope = envelopeOf(rules, id);
		const so = spent.get(envelope) ?? { choices: 0, cost: 0, points: 0 };
		const cost = optionIndex(rules).get(id)?.cost ?? 0;
		spent.set(envelope, {
			choices: so.choices + 1,
			cost: so.cost + cost,
			points: so.points + (marks[index] ?? 0),
		});
	});
	return spent;
};

const markFault = (rules: VoteRules, { choices, marks }: Marked): PaperFault | null => {
	const gesture = gestures[rules.method];
	if (marks.length !== (isMarked(rules) ? choices.length : 0)) return "mark-out-of-range";
	if (marks.some((mark) => !Number.isSafeInteger(mark) || mark < (gesture === "grade" ? 0 : 1)))
		return "mark-out-of-range";
	if (gesture === "grade")
		return marks.some((mark) => mark >= (rules.grades?.length ?? 0)) ? "mark-out-of-range" : null;
	if (rules.method === "score") return marks.some((mark) => mark > (rules.points ?? 0)) ? "mark-out-of-range" : null;
	if (gesture !== "rank") return null;
	return rankFault(rules, { choices, marks });
};

/** Ranks run from 1 without a gap in each envelope; ordinal points allow no equals, rankings do. */
const rankFault = (rules: VoteRules, { choices, marks }: Marked): PaperFault | null => {
	const byEnvelope = new Map<string, number[]>();
	choices.forEach((id, index) => {
		const envelope = envelopeOf(rules, id);
		byEnvelope.set(envelope, [...(byEnvelope.get(envelope) ?? []), marks[index] ?? 0]);
	});
	for (const ranks of byEnvelope.values()) {
		const distinct = new Set(ranks);
		if (rules.method === "ordinal" && distinct.size < ranks.length) return "rank-twice";
		if (Math.max(...ranks) !== distinct.size) return "rank-skipped";
	}
	return null;
};

const moneyFault = (rules: VoteRules, ballot: Marked): PaperFault | null => {
	const spent = spentByEnvelope(rules, ballot);
	for (const [id, { choices, cost, points }] of spent) {
		if (choices > rules.limit) return "too-many-choices";
		if (rules.method === "cumulative" && points > (rules.points ?? 0)) return "too-many-points";
		const amount = rules.money?.envelopes.find((envelope) => envelope.id === id)?.amount ?? 0;
		if (rules.method === "knapsack" && cost > amount) return "over-budget";
	}
	const districts = [...spent.keys()].filter((id) => id !== rules.money?.city);
	return rules.money?.spread === "one-district" && districts.length > 1 ? "two-districts" : null;
};

/**
 * What is wrong with a ballot under the rules of its vote, or null: such a ballot counts. The one judge of every channel:
 * the voter's browser, the server, officers who type paper ballots, and the count, which trusts nobody.
 */
export const paperFault = (rules: VoteRules, ballot: Marked): PaperFault | null => {
	const { choices } = ballot;
	const known = optionIndex(rules);
	if (choices.some((id) => !known.has(id))) return "unknown-option";
	if (new Set(choices).size < choices.length) return "option-twice";
	if (choices.length < rules.minimum) return "too-few-choices";
	return moneyFault(rules, ballot) ?? markFault(rules, ballot);
};

/** The ballot in the order it is stored in: by option, so that equal ballots are equal rows. */
export const inOrder = ({ choices, marks }: Marked): Marked => {
	const lines = choices.map((id, index) => ({ id, mark: marks[index] })).sort((a, b) => (a.id < b.id ? -1 : 1));
	return { choices: lines.map(({ id }) => id), marks: lines.flatMap(({ mark }) => (mark === undefined ? [] : [mark])) };
};

/** The name of the field that holds the points, rank or grade of an option. */
export const markField = (id: string) => `mark-${id}`;

/** What is not a whole number becomes a mark no rule accepts: the ballot is refused, never guessed. */
const markOf = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : -1);

/** Fields of one form that are read; a forged form may hold more. */
const MOST_FIELDS = 1000;

/** The ballot in a form: boxes ticked under `choices`, or a mark for each option (empty or, for points, 0: not named). */
export const readPaper = (rules: Pick<VoteRules, "method">, form: FormData): Marked => {
	if (!isMarked(rules)) return { choices: form.getAll("choices").map(String).slice(0, MOST_FIELDS), marks: [] };
	const zeroIsNothing = gestures[rules.method] === "points";
	const lines = [...form.entries()].slice(0, MOST_FIELDS).flatMap(([name, value]) => {
		const text = String(value).trim();
		if (!name.startsWith("mark-") || text === "" || (zeroIsNothing && text === "0")) return [];
		return [{ id: name.slice("mark-".length), mark: markOf(text) }];
	});
	return { choices: lines.map(({ id }) => id), marks: lines.map(({ mark }) => mark) };
};
