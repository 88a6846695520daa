import type { Election } from "./election";
import { Fault } from "./fault";
import { readBallotJson } from "./read-json";
import { readPabulib } from "./read-pabulib";
import { preflibTypes, readPreflib } from "./read-preflib";

export type ReadElection = { ok: true; election: Election } | { ok: false; line: number | null; fault: string };

/**
 * Reads a file of ballots from its lines; its format is told by the end of its name: `.pb` (Pabulib), `.soc`, `.soi`,
 * `.toc`, `.toi` (PrefLib) or `.json`. A file that is not right is refused whole, with the line and the fault.
 */
export function readElection(name: string, lines: Iterable<string>): ReadElection {
	const ending = name.toLowerCase().split(".").at(-1);
	const preflib = preflibTypes.find((type) => type === ending);
	try {
		if (ending === "pb") return { ok: true, election: readPabulib(lines) };
		if (ending === "json") return { ok: true, election: readBallotJson(lines) };
		if (preflib) return { ok: true, election: readPreflib(lines, preflib) };
	} catch (error) {
		if (error instanceof Fault) return { ok: false, line: error.line, fault: error.message };
		throw error;
	}
	return { ok: false, line: null, fault: "unknown kind of file: expected .pb, .soc, .soi, .toc, .toi or .json" };
}
