import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "./env.server";

/**
 * A list that lives beside the files and not in the database, so that it is still there after an older backup of the database
 * was put back: one JSON line each.
 */
const fileOf = (name: "erasures") => join(env().STORAGE_DIR, `${name}.jsonl`);

export const writeInJournal = async (name: "erasures", entry: Record<string, string>): Promise<void> => {
	await mkdir(env().STORAGE_DIR, { recursive: true });
	await appendFile(fileOf(name), `${JSON.stringify(entry)}\n`);
};

export const readJournal = async (name: "erasures"): Promise<Record<string, string>[]> => {
	const text = await readFile(fileOf(name), "utf8").catch(() => "");
	return text
		.split("\n")
		.filter(Boolean)
		.map((line) => JSON.parse(line) as Record<string, string>);
};
