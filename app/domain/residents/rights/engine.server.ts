import type { Context } from "~/server/context.server";
import { type KeptBecause, lines } from "./registry";

export type GivenRows = { table: string; rows: Record<string, unknown>[] };
export type GivenFile = { key: string; name: string };

/** Columns that open something, or only serve the machine: never in an export. */
const SECRET = /hash|secret|sealed|token$|formKey|personKey|password/i;

type Line = (typeof lines)[number];

const where = ({ column, where }: Line) => where ?? `"${column}" = $1::uuid`;

const shown = (row: Record<string, unknown>, omit: string[]) =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !SECRET.test(name) && !omit.includes(name)));

const rowsOf = async ({ db }: Context, line: Line, accountId: string) => {
	const found = await db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
		`SELECT to_jsonb(t) AS row FROM "${line.table}" t WHERE ${where(line)}`,
		accountId,
	);
	return found.map(({ row }) => row);
};

/**
 * Everything the registry knows of a person, table by table as it is stored, without secrets, and the files that go with it.
 */
export const collectGiven = async (context: Context, accountId: string) => {
	const tables: GivenRows[] = [];
	const files: GivenFile[] = [];
	for (const line of lines.filter(({ gives }) => gives)) {
		const rows = await rowsOf(context, line, accountId);
		if (rows.length > 0) tables.push({ table: line.table, rows: rows.map((row) => shown(row, line.omit ?? [])) });
		const { files: kept } = line;
		if (!kept) continue;
		for (const row of rows) {
			const key = row[kept.key];
			const name = String((kept.name && row[kept.name]) || `${line.table}-${files.length + 1}`);
			if (typeof key === "string") files.push({ key, name });
		}
	}
	return { tables, files };
};

export type ErasureLine = { table: string; count: number; becomes: "deleted" | "unnamed" | KeptBecause };

const becomes = ({ erase }: Line): ErasureLine["becomes"] =>
	erase.how === "delete" ? "deleted" : erase.how === "unname" ? "unnamed" : erase.because;

/** What an erasure would do, table by table; lines that hold nothing are left out. */
export const previewErasure = async ({ db }: Context, accountId: string): Promise<ErasureLine[]> => {
	const counted: ErasureLine[] = [];
	for (const line of lines.filter(({ gives }) => gives)) {
		const [row] = await db.$queryRawUnsafe<{ count: number }[]>(
			`SELECT count(*)::int AS count FROM "${line.table}" WHERE ${where(line)}`,
			accountId,
		);
		if (row?.count) counted.push({ table: line.table, count: row.count, becomes: becomes(line) });
	}
	return counted;
};

const assignments = (set: Record<string, string>) =>
	Object.entries(set)
		.map(([column, value]) => `"${column}" = ${value}`)
		.join(", ");

/**
 * Does what the registry says to the rows of a person, in the caller's transaction. `withdraw` also empties the texts they
 * published. Votes and supports stay counted: their identifier then leads to nobody. Answers the keys of the files whose
 * rows are deleted: the caller removes their bytes (`removeStored`) once the transaction is done.
 */
export const eraseRows = async (context: Context, accountId: string, withdraw: boolean): Promise<string[]> => {
	const { db } = context;
	const keys: string[] = [];
	for (const line of lines) {
		const { erase, table, files } = line;
		if (erase.how === "keep") continue;
		if (erase.how === "delete" && files)
			for (const row of await rowsOf(context, line, accountId)) {
				const key = row[files.key];
				if (typeof key === "string") keys.push(key);
			}
		const statement =
			erase.how === "delete"
				? `DELETE FROM "${table}"`
				: `UPDATE "${table}" SET ${assignments({ ...erase.set, ...(withdraw ? erase.withdraw : {}) })}`;
		await db.$executeRawUnsafe(`${statement} WHERE ${where(line)}`, accountId);
	}
	return keys;
};
