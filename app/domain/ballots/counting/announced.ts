import { scoreBudget } from "./budget-scores";
import { type BudgetElection, ballotTotal } from "./election";
import { atScale, type Decimal, readDecimal, unscaled } from "./exact";

const differs = (announced: string | undefined, found: Decimal): boolean => {
	const read = announced ? readDecimal(announced) : null;
	if (!read) return false;
	const scale = Math.max(read.scale, found.scale);
	return atScale(read, scale) !== atScale(found, scale);
};

/** Ballots outside the limits META states. They are counted all the same, as every published recount does. */
function beyondLimits({ meta, ballots }: BudgetElection): string[] {
	const most = Number(meta.max_length || Number.POSITIVE_INFINITY);
	const least = Number(meta.min_length || 0);
	let long = 0;
	let short = 0;
	ballots.counts.forEach((count, index) => {
		const length = (ballots.starts[index + 1] as number) - (ballots.starts[index] as number);
		if (length > most) long += count;
		if (length < least) short += count;
	});
	return [
		...(long > 0 ? [`${long} ballots name more than max_length (${most}) projects; they are counted`] : []),
		...(short > 0 ? [`${short} ballots name fewer than min_length (${least}) projects; they are counted`] : []),
	];
}

/** What the file says of itself that its ballots do not confirm: numbers of projects and ballots, votes, scores. */
export function announcedTotals(election: BudgetElection): string[] {
	const { meta, projects } = election;
	const warnings = beyondLimits(election);
	const whole = (value: number | bigint): Decimal => ({ digits: BigInt(value), scale: 0 });
	const compare = (what: string, announced: string | undefined, found: Decimal) => {
		if (differs(announced, found))
			warnings.push(`the file announces ${announced} ${what}, it holds ${unscaled(found.digits, found.scale)}`);
	};
	compare("projects", meta.num_projects, whole(projects.length));
	compare("ballots", meta.num_votes, whole(ballotTotal(election.ballots)));
	const { votes, scores, pointScale } = scoreBudget(election);
	projects.forEach(({ id, fields }, index) => {
		compare(`votes for project ${id}`, fields.votes, whole(votes[index] as bigint));
		compare(`points for project ${id}`, fields.score, { digits: scores[index] as bigint, scale: pointScale });
	});
	return warnings.length > 20
		? [...warnings.slice(0, 20), `and ${warnings.length - 20} more such differences`]
		: warnings;
}
