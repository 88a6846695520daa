/** How the ballots of a budget were filled in, in the words of the Pabulib format. */
export const voteTypes = ["approval", "choose-1", "cumulative", "scoring", "ordinal"] as const;
export type VoteType = (typeof voteTypes)[number];

/** A project: its cost is decimal text, kept as written; `fields` are the other columns of its file. */
export type Project = { id: string; cost: string; fields: Record<string, string> };

/**
 * Ballots in columns, so that a million of them stay small and cross to a worker thread as they are:
 * ballot i was cast `counts[i]` times and holds the project numbers `choices[starts[i]]` to `choices[starts[i + 1] - 1]`.
 * `points`, beside `choices`, are in units of 10^-pointScale; null where the ballot carries none.
 */
export type BallotColumns = {
	counts: Float64Array;
	starts: Int32Array;
	choices: Int32Array;
	points: Float64Array | null;
	pointScale: number;
};

/** A participatory budget. `meta` keeps the keys of the file (Pabulib names); `budget` is decimal text. */
export type BudgetElection = {
	kind: "budget";
	voteType: VoteType;
	budget: string;
	projects: Project[];
	ballots: BallotColumns;
	meta: Record<string, string>;
	warnings: string[];
};

/** One ranking, best first, as groups of equally ranked candidate numbers, cast `count` times. */
export type RankedBallot = { count: bigint; ranking: number[][] };

/** An election by rankings. `candidates` are ids; `names` their display names where the file gives them. */
export type RankedElection = {
	kind: "ranked";
	candidates: string[];
	names: Record<string, string>;
	seats: number;
	ballots: RankedBallot[];
	warnings: string[];
};

/** Majority judgment: grades from worst to best, and for each candidate the number of ballots at each grade. */
export type GradedElection = {
	kind: "graded";
	candidates: string[];
	grades: string[];
	tallies: bigint[][];
	warnings: string[];
};

/** A vote on options by crosses or points. `seats`: how many options win. */
export type ChoiceElection = {
	kind: "choices";
	options: string[];
	seats: number;
	ballots: BallotColumns;
	warnings: string[];
};

/** A yes or no question. `roll`: how many persons could vote, where a quorum is counted on it. */
export type QuestionElection = {
	kind: "question";
	yes: bigint;
	no: bigint;
	blank: bigint;
	roll: bigint;
	warnings: string[];
};

export type Election = BudgetElection | RankedElection | GradedElection | ChoiceElection | QuestionElection;

/** Builds ballot columns from plain lists: what the application and the tests hold. */
export function ballotColumns(
	ballots: { count?: number; choices: number[]; points?: number[] }[],
	pointScale = 0,
): BallotColumns {
	const size = ballots.reduce((sum, ballot) => sum + ballot.choices.length, 0);
	const withPoints = ballots.some((ballot) => ballot.points !== undefined);
	const columns: BallotColumns = {
		counts: Float64Array.from(ballots, (ballot) => ballot.count ?? 1),
		starts: new Int32Array(ballots.length + 1),
		choices: new Int32Array(size),
		points: withPoints ? new Float64Array(size) : null,
		pointScale,
	};
	let at = 0;
	ballots.forEach((ballot, index) => {
		columns.choices.set(ballot.choices, at);
		if (columns.points && ballot.points) columns.points.set(ballot.points, at);
		at += ballot.choices.length;
		columns.starts[index + 1] = at;
	});
	return columns;
}

/** The number of ballots cast, blank ones included. */
export function ballotTotal(columns: BallotColumns): number {
	let total = 0;
	for (const count of columns.counts) total += count;
	return total;
}
