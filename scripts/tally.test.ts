import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tally-"));
const file = (name: string, text: string) => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};

const tally = (...args: string[]) =>
	promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/tally.ts", ...args]).then(
		({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
		({ code, stdout, stderr }) => ({ code, stdout, stderr }),
	);

const budget = file(
	"city.pb",
	"META\nkey;value\nbudget;1000.50\nvote_type;approval\nPROJECTS\nproject_id;cost\na;600\nb;400.5\nc;500\nVOTES\nvoter_id;vote\n1;a,b\n2;a\n3;b,c\n",
);

describe("the tally command", () => {
	it("prints one JSON object and nothing else", async () => {
		const { code, stdout, stderr } = await tally(budget, "--rule", "mes", "--completion", "add1u", "--no-exhaustive");
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		expect(JSON.parse(stdout)).toMatchObject({
			rule: "mes",
			winners: ["b", "a"],
			cost: "1000.5",
			budget: "1000.5",
			scores: { a: 2, b: 2, c: 1 },
			unresolvedTie: false,
		});
	});

	it.each([
		["an unknown rule", [budget, "--rule", "dice"], 'unknown rule "dice"'],
		["an unknown option", [budget, "--rule", "mes", "--speed", "9"], "Unknown option '--speed'"],
		["an option of another rule", [budget, "--rule", "mes", "--seats", "2"], "--seats has no meaning for mes"],
		["a bad value", [budget, "--rule", "mes", "--utility", "love"], "--utility: Invalid option"],
		[
			"an increment of zero",
			[budget, "--rule", "mes", "--increment", "0"],
			"--increment: expected a number above zero",
		],
		["a rule for other ballots", [budget, "--rule", "irv"], "irv counts rankings, the file holds a budget"],
		["a missing file", [join(folder, "none.pb"), "--rule", "mes"], "ENOENT"],
		[
			"a bad file",
			[file("bad.json", '{"candidates": ["A"],\n"ballots": [{"ranking": [["B"]]}]}'), "--rule", "irv"],
			"line 2: the ballot ranks an unknown candidate",
		],
		[
			"a budget whose ballot names an unknown project",
			[
				file(
					"bad.pb",
					"META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\na;6\nVOTES\nvoter_id;vote\n1;z\n",
				),
				"--rule",
				"mes",
			],
			"bad.pb: line 10: ",
		],
		[
			"rankings with an unknown option (soi)",
			[
				file("bad.soi", "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: 1,7\n"),
				"--rule",
				"irv",
			],
			"bad.soi: line 4: ",
		],
		[
			"rankings with an open group (toc)",
			[
				file("bad.toc", "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: {1,2\n"),
				"--rule",
				"schulze",
			],
			"bad.toc: line 4: ",
		],
	])("refuses %s in one line on standard error, with code 1", async (_, args, words) => {
		const { code, stdout, stderr } = await tally(...args);
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toContain(words);
		expect(stderr.trim().split("\n")).toHaveLength(1);
	});
});
