import type { BudgetElection } from "./election";
import { unscaled } from "./exact";

const cell = (text: string) =>
	/[;"\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
const row = (cells: string[]) => cells.map(cell).join(";");

const META_FIRST = [
	"description",
	"country",
	"unit",
	"instance",
	"num_projects",
	"num_votes",
	"budget",
	"rule",
	"vote_type",
];

/** Obligatory fields first, in the order of the format; what the election itself knows is never taken from `meta`. */
function* metaRows(election: BudgetElection, ballots: number): Generator<string> {
	const known: Record<string, string> = {
		description: "Parvis",
		country: "France",
		unit: "-",
		instance: "-",
		rule: "greedy",
		...election.meta,
		num_projects: String(election.projects.length),
		num_votes: String(ballots),
		budget: election.budget,
		vote_type: election.voteType,
	};
	yield "META";
	yield "key;value";
	for (const key of META_FIRST) yield row([key, known[key] as string]);
	for (const [key, value] of Object.entries(known)) if (!META_FIRST.includes(key)) yield row([key, value]);
}

/**
 * Writes a Pabulib `.pb` file, line by line: any academic tool can then recount the vote. Voters are numbered from 1 in
 * the order of the ballots; their age, sex and district are never written: in a small district they name people.
 */
export function* writePabulib(election: BudgetElection): Generator<string> {
	const { projects, ballots } = election;
	const total = ballots.counts.reduce((sum, count) => sum + count, 0);
	yield* metaRows(election, total);
	const columns = [...new Set(projects.flatMap((project) => Object.keys(project.fields)))];
	yield "PROJECTS";
	yield row(["project_id", "cost", ...columns]);
	for (const { id, cost, fields } of projects) yield row([id, cost, ...columns.map((name) => fields[name] ?? "")]);
	yield "VOTES";
	yield row(["voter_id", "vote", ...(ballots.points ? ["points"] : [])]);
	let voter = 0;
	for (const [index, count] of ballots.counts.entries()) {
		const [start, end] = [ballots.starts[index], ballots.starts[index + 1]];
		const ids = [...ballots.choices.subarray(start, end)].map((project) => projects[project]?.id as string);
		const points = [...(ballots.points?.subarray(start, end) ?? [])].map((units) =>
			unscaled(BigInt(units), ballots.pointScale),
		);
		const cells = [ids.join(","), ...(ballots.points ? [points.join(",")] : [])];
		for (let copy = 0; copy < count; copy++) yield row([String(++voter), ...cells]);
	}
}
