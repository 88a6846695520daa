import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { explains } from "../../bench/histories";

const run = promisify(execFile);

describe("the fault matrix of votes, at a small size", () => {
	it("holds: a crowd, a rush before the close with clocks a day off, several processes, PostgreSQL killed", async () => {
		const { stdout } = await run(process.execPath, ["--import", "tsx", "bench/faults.ts", "--small"]).catch(
			(error) => error,
		);
		const verdicts = String(stdout)
			.split("\n")
			.filter(Boolean)
			.map((line) => JSON.parse(line));
		expect(verdicts.map(({ what, holds, figures }) => ({ what, holds, figures }))).toHaveLength(4);
		expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
	}, 120_000);
});

describe("the search of a legal order", () => {
	const op = (start: number, end: number, choice: string | null, done = true) => ({ start, end, choice, done });
	it.each([
		["one after the other: the last one", [op(0, 1, "a"), op(2, 3, "b")], "b", true],
		["never the one before", [op(0, 1, "a"), op(2, 3, "b")], "a", false],
		["at once: either", [op(0, 3, "a"), op(1, 2, "b")], "a", true],
		["taken back", [op(0, 1, "a"), op(2, 3, null)], null, true],
		["a refusal changes nothing", [op(0, 1, "a"), op(2, 3, "b", false)], "a", true],
		["nothing done after a refusal", [op(0, 1, "a", false), op(2, 3, "b")], "b", false],
		["nobody voted", [], "a", false],
	])("%s", (_, ops, last, is) => expect(explains(ops, last)).toBe(is));
});
