import { announcedTotals } from "./announced";
import { type BudgetElection, type Project, type VoteType, voteTypes } from "./election";
import { atScale, type Decimal, readDecimal } from "./exact";
import { fail, shown } from "./fault";
import { type Row, rowsOf } from "./rows";

type Section = "meta" | "projects" | "votes";

const sectionOf = ({ cells }: Row): Section | null => {
	const name = (cells[0] as string).toLowerCase();
	const alone = cells.every((cell, index) => index === 0 || cell === "");
	return alone && (name === "meta" || name === "projects" || name === "votes") ? name : null;
};

/** Where each named column is; columns may come in any order. */
function columnsOf({ line, cells }: Row, section: string, needed: string[]): string[] {
	const names = cells.map((cell) => cell.toLowerCase());
	for (const name of needed)
		if (!names.includes(name)) fail(line, `the ${section} header has no ${shown(name)} column`);
	const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
	if (twice) fail(line, `the ${section} header names ${shown(twice)} twice`);
	return names;
}

function checkWidth({ line, cells }: Row, columns: string[], needed: number) {
	const extra = cells.slice(columns.length).find((cell) => cell !== "");
	if (extra !== undefined) fail(line, `${cells.length} values where the header names ${columns.length} columns`);
	if (cells.length <= needed) fail(line, `only ${cells.length} of the ${columns.length} columns of the header`);
}

const amountAt = (line: number, text: string, what: string): Decimal => {
	const amount = readDecimal(text);
	if (!amount) fail(line, `${what} ${shown(text)} is not a number`);
	if (amount.digits < 0n) fail(line, `${what} ${shown(text)} is negative`);
	return amount;
};

/** META: keys and values; returns what the other sections need, with the line each key is on. */
function openMeta() {
	const meta: Record<string, string> = Object.create(null);
	const lines = new Map<string, number>();
	return {
		meta,
		read({ line, cells }: Row) {
			const key = (cells[0] as string).toLowerCase();
			if (!key) fail(line, "a META value without a key");
			if (lines.has(key)) fail(line, `META gives ${shown(key)} twice (first on line ${lines.get(key)})`);
			lines.set(key, line);
			meta[key] = cells[1] ?? "";
		},
		voteType(end: number): VoteType {
			const written = meta.vote_type;
			if (written === undefined) fail(end, "META has no vote_type");
			const type = voteTypes.find((known) => known === written.toLowerCase());
			return type ?? fail(lines.get("vote_type") ?? end, `unknown vote_type ${shown(written)}`);
		},
		budget(end: number): string {
			const written = meta.budget;
			if (written === undefined) fail(end, "META has no budget");
			amountAt(lines.get("budget") ?? end, written, "the budget");
			return written.replace(",", ".");
		},
		checkNumbers() {
			for (const key of ["max_length", "min_project_score_threshold", "default_score"]) {
				const written = meta[key];
				if (written && !readDecimal(written))
					fail(lines.get(key) as number, `${key} ${shown(written)} is not a number`);
			}
		},
	};
}

function openProjects(header: Row) {
	const columns = columnsOf(header, "PROJECTS", ["project_id", "cost"]);
	const [idAt, costAt] = [columns.indexOf("project_id"), columns.indexOf("cost")];
	const projects: Project[] = [];
	const numbers = new Map<string, number>();
	return {
		projects,
		numbers,
		read(row: Row) {
			checkWidth(row, columns, Math.max(idAt, costAt));
			const id = row.cells[idAt] as string;
			const cost = row.cells[costAt] as string;
			if (!id) fail(row.line, "a project without project_id");
			if (id.includes(",")) fail(row.line, `the project_id ${shown(id)} contains a comma`);
			if (numbers.has(id)) fail(row.line, `the project ${shown(id)} is listed twice`);
			amountAt(row.line, cost, `the cost of project ${shown(id)}`);
			const fields: Record<string, string> = {};
			columns.forEach((name, at) => {
				if (at !== idAt && at !== costAt && name) fields[name] = row.cells[at] ?? "";
			});
			numbers.set(id, projects.length);
			projects.push({ id, cost: cost.replace(",", "."), fields });
		},
	};
}

/** Points as digits and scale, brought to one scale at the end. */
function openPoints() {
	const digits: number[] = [];
	const scales: number[] = [];
	let scale = 0;
	return {
		read(line: number, text: string, expected: number) {
			const cells = text === "" ? [] : text.split(",");
			if (cells.length !== expected) fail(line, `${cells.length} points for ${expected} projects`);
			for (const cell of cells) {
				const points = readDecimal(cell);
				if (!points || !Number.isSafeInteger(Number(points.digits)) || points.scale > 9)
					fail(line, `the points ${shown(cell.trim())} are not a number`);
				digits.push(Number(points.digits));
				scales.push(points.scale);
				scale = Math.max(scale, points.scale);
			}
		},
		close: () => ({
			pointScale: scale,
			points: Float64Array.from(digits, (digit, at) =>
				Number(atScale({ digits: BigInt(digit), scale: scales[at] as number }, scale)),
			),
		}),
	};
}

function openVotes(header: Row, type: VoteType, numbers: Map<string, number>) {
	const pointed = type === "cumulative" || type === "scoring";
	const columns = columnsOf(header, "VOTES", ["voter_id", "vote", ...(pointed ? ["points"] : [])]);
	const [voterAt, voteAt, pointsAt] = [columns.indexOf("voter_id"), columns.indexOf("vote"), columns.indexOf("points")];
	const withPoints = pointed || (type === "ordinal" && pointsAt >= 0);
	const needed = Math.max(voterAt, voteAt, withPoints ? pointsAt : 0);
	const voters = new Map<string, number>();
	const namedBy = new Int32Array(numbers.size).fill(-1);
	const choices: number[] = [];
	const starts: number[] = [0];
	const points = openPoints();
	return {
		read(row: Row) {
			checkWidth(row, columns, needed);
			const { line, cells } = row;
			const voter = cells[voterAt] as string;
			const before = voters.get(voter);
			if (before !== undefined) fail(line, `the voter ${shown(voter)} already voted on line ${before}`);
			voters.set(voter, line);
			const start = choices.length;
			for (const written of (cells[voteAt] as string).split(",")) {
				const id = written.trim();
				if (id === "") continue;
				const project = numbers.get(id);
				if (project === undefined) fail(line, `the ballot names an unknown project ${shown(id)}`);
				if (namedBy[project] === starts.length) fail(line, `the ballot names project ${shown(id)} twice`);
				namedBy[project] = starts.length;
				choices.push(project);
			}
			if (type === "choose-1" && choices.length - start > 1) fail(line, "more than one project on a choose-1 ballot");
			if (withPoints) points.read(line, cells[pointsAt] as string, choices.length - start);
			starts.push(choices.length);
		},
		close: () => ({
			counts: new Float64Array(starts.length - 1).fill(1),
			starts: Int32Array.from(starts),
			choices: Int32Array.from(choices),
			...(withPoints ? points.close() : { points: null, pointScale: 0 }),
		}),
	};
}

/**
 * Reads a Pabulib `.pb` file (META, PROJECTS, VOTES) from its lines, in one pass.
 *
 * Takes any column order, unknown fields, quoted values, a byte order mark, CRLF, decimal commas. Refuses with a `Fault`
 * naming the line: a missing section, column, budget or vote type; amounts that are not numbers; a project or voter
 * listed twice; ballots that name a project twice, an unknown one, or not as many points as projects. Totals that META
 * and PROJECTS announce and the ballots do not give become warnings: published files round them in many ways.
 * Source: Stolicki, Szufa, Talmon, “Pabulib”, 2020, section 2, and its format page.
 */
export function readPabulib(lines: Iterable<string>): BudgetElection {
	const meta = openMeta();
	let section: Section | null = null;
	let header = false;
	let projects: ReturnType<typeof openProjects> | null = null;
	let votes: ReturnType<typeof openVotes> | null = null;
	let budget = "";
	let voteType: VoteType = "approval";
	let last = 1;
	for (const row of rowsOf(lines)) {
		last = row.line;
		const opened = sectionOf(row);
		if (opened) {
			section = opened;
			header = true;
		} else if (section === null) fail(row.line, "expected META, found something else");
		else if (header) {
			header = false;
			if (section === "meta") columnsOf(row, "META", ["key", "value"]);
			if (section === "projects") {
				voteType = meta.voteType(row.line);
				budget = meta.budget(row.line);
				meta.checkNumbers();
				projects = openProjects(row);
			}
			if (section === "votes")
				votes = openVotes(row, voteType, (projects ?? fail(row.line, "VOTES come before PROJECTS")).numbers);
		} else if (section === "meta") meta.read(row);
		else if (section === "projects") projects?.read(row);
		else votes?.read(row);
	}
	if (!projects) fail(last, "the file has no PROJECTS section");
	if (projects.projects.length === 0) fail(last, "the PROJECTS section is empty");
	if (!votes) fail(last, "the file has no VOTES section");
	const election: BudgetElection = {
		kind: "budget",
		voteType,
		budget,
		projects: projects.projects,
		ballots: votes.close(),
		meta: { ...meta.meta },
		warnings: [],
	};
	return { ...election, warnings: announcedTotals(election) };
}
