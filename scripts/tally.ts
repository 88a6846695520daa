import { closeSync, openSync, readSync } from "node:fs";
import { parseArgs } from "node:util";
import {
	countElection,
	countRefusal,
	type RuleOptions,
	ruleOptionsSchema,
	rules,
} from "../app/domain/ballots/counting/count-election";
import { readElection } from "../app/domain/ballots/counting/read-election";

/** `npm run --silent tally -- FILE --rule RULE [options]`: counts a file of ballots, prints one JSON object. See docs/counting.md. */

const USAGE = `usage: npm run --silent tally -- FILE --rule ${rules.join("|")} [options, see docs/counting.md]`;

function refuse(message: string): never {
	process.stderr.write(`${message.replace(/\s+/g, " ")}\n`);
	process.exit(1);
}

/** The lines of a file, read by megabytes: no line is held longer than it is needed. */
function* linesOfFile(path: string): Generator<string> {
	const file = openSync(path, "r");
	const chunk = Buffer.allocUnsafe(1 << 20);
	const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
	let rest = "";
	for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk)) {
		const lines = (rest + decoder.decode(chunk.subarray(0, size), { stream: true })).split("\n");
		rest = lines.pop() as string;
		yield* lines;
	}
	closeSync(file);
	yield rest + decoder.decode();
}

const option = { type: "string" } as const;
const parsed = (() => {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				rule: option,
				utility: option,
				completion: option,
				increment: option,
				exhaustive: { type: "boolean" },
				"no-exhaustive": { type: "boolean" },
				integral: { type: "boolean" },
				threshold: option,
				seats: option,
				quota: option,
				digits: option,
				overvotes: option,
				unranked: option,
				"equal-ranks": option,
				missing: option,
			},
		});
	} catch (error) {
		return refuse(`${(error as Error).message.split(". ")[0]}; ${USAGE}`);
	}
})();

function wholeNumber(name: string, text: string | undefined): number | undefined {
	if (text !== undefined && !/^\d{1,9}$/.test(text)) refuse(`--${name} must be a whole number, not "${text}"`);
	return text === undefined ? undefined : Number(text);
}

function readOptions(): RuleOptions {
	const { exhaustive, "no-exhaustive": no, "equal-ranks": equalRanks, seats, digits, ...rest } = parsed.values;
	if (exhaustive && no) refuse("--exhaustive and --no-exhaustive contradict each other");
	const given = {
		...rest,
		equalRanks,
		seats: wholeNumber("seats", seats),
		digits: wholeNumber("digits", digits),
		exhaustive: no ? false : exhaustive,
	};
	const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	if (!rest.rule) refuse(`no --rule given; ${USAGE}`);
	if (!rules.some((rule) => rule === rest.rule)) refuse(`unknown rule "${rest.rule}"; known: ${rules.join(", ")}`);
	const options = ruleOptionsSchema.safeParse(present);
	if (options.success) return options.data;
	const [issue] = options.error.issues;
	const flag = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
	if (issue?.code === "unrecognized_keys") refuse(`${issue.keys.map(flag).join(", ")} has no meaning for ${rest.rule}`);
	refuse(`${flag(String(issue?.path[0]))}: ${issue?.message}`);
}

const [path, ...others] = parsed.positionals;
if (!path) refuse(`no file given; ${USAGE}`);
if (others.length > 0) refuse(`one file at a time: ${others.join(" ")} is too many`);
const options = readOptions();
try {
	const read = readElection(path, linesOfFile(path));
	if (!read.ok) refuse(`${path}: ${read.line === null ? "" : `line ${read.line}: `}${read.fault}`);
	const refusal = countRefusal(read.election, options);
	if (refusal) refuse(`${path}: ${refusal}`);
	process.stdout.write(`${JSON.stringify(countElection(read.election, options), null, "\t")}\n`);
} catch (error) {
	refuse(`${path}: ${(error as Error).message}`);
}
