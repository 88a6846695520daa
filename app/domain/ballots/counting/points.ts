import type { ChoiceElection } from "./election";
import { compareBig, plainNumber } from "./exact";
import { big, fillSeats, groupByScore } from "./rankings";
import type { CountResult, Round } from "./result";

/** One ballot as it lies in the columns: option numbers, and the points beside them where there are. */
export type OneBallot = { choices: number[]; points: number[] | null };

/** Why a ballot is void as a whole; null when it counts. */
export type BallotFault =
	| "unknown-option"
	| "option-twice"
	| "too-many-options"
	| "points-out-of-range"
	| "too-many-points";

/** The fault every rule refuses: options that are not on the paper, or named twice. */
export function namingFault({ choices }: OneBallot, options: number): BallotFault | null {
	if (choices.some((option) => !Number.isInteger(option) || option < 0 || option >= options)) return "unknown-option";
	return new Set(choices).size < choices.length ? "option-twice" : null;
}

/** Adds up the points of each option over the valid ballots; a void ballot counts nowhere, and is counted as void. */
export function countPoints(
	election: ChoiceElection,
	rule: string,
	fault: (ballot: OneBallot) => BallotFault | null,
	worth: (ballot: OneBallot, position: number) => number,
): CountResult {
	const { ballots, options } = election;
	const totals = options.map(() => 0n);
	const voids: Record<string, bigint> = {};
	let counted = 0n;
	ballots.counts.forEach((count, index) => {
		const [start, end] = [ballots.starts[index], ballots.starts[index + 1]];
		const ballot = {
			choices: [...ballots.choices.subarray(start, end)],
			points: ballots.points && [...ballots.points.subarray(start, end)],
		};
		const why = namingFault(ballot, options.length) ?? fault(ballot);
		if (why) {
			voids[why] = (voids[why] ?? 0n) + BigInt(count);
			return;
		}
		counted += BigInt(count);
		ballot.choices.forEach((option, position) => {
			totals[option] = (totals[option] as bigint) + BigInt(count) * BigInt(worth(ballot, position));
		});
	});
	return pointsResult(election, rule, totals, { counted: big(counted), void: mapBig(voids) });
}

const mapBig = (values: Record<string, bigint>) =>
	Object.fromEntries(Object.entries(values).map(([key, value]) => [key, big(value)]));

function pointsResult(election: ChoiceElection, rule: string, totals: bigint[], details: Round): CountResult {
	const { options, seats, ballots } = election;
	const scale = ballots.points ? ballots.pointScale : 0;
	const groups = groupByScore(totals.length, (a, b) => compareBig(totals[b] as bigint, totals[a] as bigint));
	const { winners, tie } = fillSeats(groups, seats);
	const ids = (group: number[]) => group.map((option) => options[option] as string);
	return {
		rule,
		winners: ids(winners),
		scores: Object.fromEntries(options.map((id, option) => [id, plainNumber(totals[option] as bigint, scale)])),
		ranking: groups.map(ids),
		rounds: groups.map((group, index) => ({
			rank: index + 1,
			options: ids(group),
			score: plainNumber(totals[group[0] as number] as bigint, scale),
		})),
		...details,
		unresolvedTie: tie !== null,
		...(tie && { ties: [ids(tie)] }),
	};
}
