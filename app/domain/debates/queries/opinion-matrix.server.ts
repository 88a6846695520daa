import type { Context } from "~/server/context.server";
import { type Breathe, type Matrix, UNSEEN } from "../counting/matrix";

/** The votes of a phase as a matrix, with the account of each row and the number of each column. */
export type OpinionMatrix = { matrix: Matrix; accountIds: string[]; numbers: number[] };

/** People read in one query. */
const PAGE = 500;

/** A vote is one character: its code is 300 + 3 × the statement's number + the value + 1. */
const CODE = 300;

const readPage = ({ db }: Context, phaseId: string, after: string) => db.$queryRaw<
	{ accountId: string; votes: string }[]
>`
	SELECT "accountId", string_agg(chr(${CODE}::int + number * 3 + value + 1), '') AS votes FROM "StatementVote"
	WHERE "phaseId" = ${phaseId}::uuid AND "accountId" > ${after}::uuid
	GROUP BY "accountId" ORDER BY "accountId" LIMIT ${PAGE}`;

const rowOf = (votes: string, columns: Map<number, number>): Int8Array => {
	const row = new Int8Array(columns.size).fill(UNSEEN);
	for (let index = 0; index < votes.length; index += 1) {
		const code = votes.charCodeAt(index) - CODE;
		const column = columns.get(Math.floor(code / 3));
		if (column !== undefined) row[column] = (code % 3) - 1;
	}
	return row;
};

/** Every vote of a phase on statements that are published and not hidden; people in the order of their accounts. */
export const readMatrix = async (context: Context, phaseId: string, breathe: Breathe): Promise<OpinionMatrix> => {
	const statements = await context.db.statement.findMany({
		where: { phaseId, state: "published", hiddenAt: null },
		select: { number: true },
		orderBy: { number: "asc" },
	});
	const numbers = statements.map(({ number }) => number);
	const columns = new Map(numbers.map((number, column) => [number, column]));
	const accountIds: string[] = [];
	const rows: Int8Array[] = [];
	let after = "00000000-0000-0000-0000-000000000000";
	for (;;) {
		const page = await readPage(context, phaseId, after);
		for (const { accountId, votes } of page) {
			accountIds.push(accountId);
			rows.push(rowOf(votes, columns));
		}
		const last = page.at(-1);
		if (page.length < PAGE || !last) break;
		after = last.accountId;
		await breathe();
	}
	const cells = new Int8Array(rows.length * numbers.length);
	for (const [person, row] of rows.entries()) cells.set(row, person * numbers.length);
	return { matrix: { people: rows.length, statements: numbers.length, cells }, accountIds, numbers };
};
