/** What a person did with a statement they never saw. */
export const UNSEEN = 2;

/** Lets other work pass between two pieces of a long computation. */
export type Breathe = () => Promise<void>;

/** People × statements: 1 agree, 0 pass, -1 disagree, `UNSEEN`. Row after row. */
export type Matrix = { people: number; statements: number; cells: Int8Array };

/** Rows computed between two breaths, for about 250,000 cells. */
export const rowsAtOnce = ({ statements }: Matrix): number =>
	Math.max(1, Math.floor(250_000 / Math.max(1, statements)));

/** Calls `work` with each row, breathing on the way. */
export const eachRow = async (matrix: Matrix, breathe: Breathe, work: (row: Int8Array, person: number) => void) => {
	const step = rowsAtOnce(matrix);
	const { people, statements, cells } = matrix;
	for (let from = 0; from < people; from += step) {
		const to = Math.min(people, from + step);
		for (let person = from; person < to; person += 1)
			work(cells.subarray(person * statements, (person + 1) * statements), person);
		await breathe();
	}
};

/** How many statements each person has voted on. */
export const votesEach = (matrix: Matrix): Int32Array => {
	const { people, statements, cells } = matrix;
	const votes = new Int32Array(people);
	for (let person = 0; person < people; person += 1) {
		let count = 0;
		const start = person * statements;
		for (let column = start; column < start + statements; column += 1) if (cells[column] !== UNSEEN) count += 1;
		votes[person] = count;
	}
	return votes;
};

/** Votes from which a person enters the analysis, and how many people it needs at least (rule 2.11 of the field note). */
const ENTRY_VOTES = 7;
const LEAST_PEOPLE = 15;

/**
 * Who is analysed: people with at least min(7, statements) votes and those analysed before; when fewer than 15 are, the
 * most active others up to 15. Indexes of rows, in order.
 */
export const analysed = (
	votes: ArrayLike<number>,
	statements: number,
	before: (person: number) => boolean,
): number[] => {
	const entry = Math.min(ENTRY_VOTES, statements);
	const all = Array.from(votes, (count, person) => ({ count, person })).filter(({ count }) => count > 0);
	const isIn = ({ count, person }: { count: number; person: number }) => count >= entry || before(person);
	const chosen = all.filter(isIn);
	if (chosen.length < LEAST_PEOPLE) {
		const others = all.filter((one) => !isIn(one)).sort((a, b) => b.count - a.count || a.person - b.person);
		chosen.push(...others.slice(0, LEAST_PEOPLE - chosen.length));
	}
	return chosen.map(({ person }) => person).sort((a, b) => a - b);
};

/** The rows of some people, in the order given. */
export const rowsOf = ({ statements, cells }: Matrix, people: readonly number[]): Matrix => {
	const chosen = new Int8Array(people.length * statements);
	for (const [index, person] of people.entries())
		chosen.set(cells.subarray(person * statements, (person + 1) * statements), index * statements);
	return { people: people.length, statements, cells: chosen };
};
