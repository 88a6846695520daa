import type { RankedBallot, RankedElection } from "./election";
import { cleanLine, fail, shown } from "./fault";

export const preflibTypes = ["soc", "soi", "toc", "toi"] as const;
export type PreflibType = (typeof preflibTypes)[number];

const WHOLE = /^\d+$/;

function whole(line: number, text: string, what: string): bigint {
	if (!WHOLE.test(text.trim())) fail(line, `${what} ${shown(text.trim())} is not a whole number`);
	return BigInt(text.trim());
}

/** Alternatives by the number the file gives them. */
type Alternatives = { ids: string[]; names: Record<string, string>; numbers: Map<string, number> };

function openAlternatives(): Alternatives & { add: (line: number, id: string, name: string) => void } {
	const ids: string[] = [];
	const names: Record<string, string> = {};
	const numbers = new Map<string, number>();
	const add = (line: number, id: string, name: string) => {
		const plain = whole(line, id, "the alternative number").toString();
		if (numbers.has(plain)) fail(line, `alternative ${plain} is named twice`);
		numbers.set(plain, ids.length);
		ids.push(plain);
		names[plain] = name;
	};
	return { ids, names, numbers, add };
}

/** Reads "1,{2,3},4": groups of equals between braces. */
function readOrder(line: number, text: string, { numbers, ids }: Alternatives, type: PreflibType): number[][] {
	const ranking: number[][] = [];
	const seen = new Set<number>();
	let group: number[] | null = null;
	for (const part of text.match(/[{}]|[^,{}]+/g) ?? []) {
		const word = part.trim();
		if (word === "") continue;
		if (word === "{") {
			if (group) fail(line, "a brace is opened inside another");
			group = [];
		} else if (word === "}") {
			if (!group) fail(line, "a brace is closed that was not opened");
			if (group.length > 0) ranking.push(group);
			group = null;
		} else {
			const number = numbers.get(whole(line, word, "the alternative").toString());
			if (number === undefined) fail(line, `the order ranks an unknown alternative ${shown(word)}`);
			if (seen.has(number)) fail(line, `the order ranks alternative ${word} twice`);
			seen.add(number);
			if (group) group.push(number);
			else ranking.push([number]);
		}
	}
	if (group) fail(line, "a brace is opened and never closed");
	if (type.startsWith("so") && ranking.some((equals) => equals.length > 1))
		fail(line, `equal ranks in a .${type} file`);
	if (type.endsWith("c") && seen.size < ids.length)
		fail(line, `the order ranks ${seen.size} of ${ids.length} alternatives in a .${type} file`);
	return ranking;
}

function close(alternatives: Alternatives, ballots: RankedBallot[], voters: bigint | null): RankedElection {
	const total = ballots.reduce((sum, { count }) => sum + count, 0n);
	const warning = `the file announces ${voters} voters, it holds ${total}`;
	return {
		kind: "ranked",
		candidates: alternatives.ids,
		names: alternatives.names,
		seats: 1,
		ballots,
		warnings: voters !== null && voters !== total ? [warning] : [],
	};
}

type Numbered = { line: number; text: string };

/** The format since 2022: `# KEY: value` lines, then `count: order` lines. */
function readModern(rows: Numbered[], type: PreflibType): RankedElection {
	const alternatives = openAlternatives();
	const ballots: RankedBallot[] = [];
	let announced: { line: number; size: bigint } | null = null;
	let voters: bigint | null = null;
	for (const { line, text } of rows) {
		const colon = text.indexOf(":");
		if (colon < 0) fail(line, text.startsWith("#") ? "a header line without a colon" : "expected «count: order»");
		const value = text.slice(colon + 1).trim();
		const key = text.slice(0, colon).trim();
		const name = /^#\s*ALTERNATIVE NAME\s+(\S+)$/i.exec(key);
		if (name) alternatives.add(line, name[1] as string, value);
		else if (/^#\s*NUMBER ALTERNATIVES$/i.test(key))
			announced = { line, size: whole(line, value, "the number of alternatives") };
		else if (/^#\s*NUMBER VOTERS$/i.test(key)) voters = whole(line, value, "the number of voters");
		else if (!key.startsWith("#")) {
			if (announced && ballots.length === 0) checkAlternatives(announced, alternatives);
			ballots.push({ count: whole(line, key, "the count"), ranking: readOrder(line, value, alternatives, type) });
		}
	}
	if (alternatives.ids.length === 0) fail(rows.at(-1)?.line ?? 1, "the file names no alternative");
	return close(alternatives, ballots, voters);
}

/** A header that gives only the number of alternatives numbers them from 1. */
function checkAlternatives(
	{ line, size }: { line: number; size: bigint },
	alternatives: ReturnType<typeof openAlternatives>,
) {
	if (alternatives.ids.length === 0 && size <= 100_000n)
		for (let id = 1; id <= Number(size); id++) alternatives.add(line, String(id), String(id));
	if (BigInt(alternatives.ids.length) !== size)
		fail(line, `the header announces ${size} alternatives and names ${alternatives.ids.length}`);
}

/** The older format: a number, that many `number, name` lines, `voters, sum, orders`, then `count, order` lines. */
function readOld(rows: Numbered[], type: PreflibType): RankedElection {
	const alternatives = openAlternatives();
	const first = rows[0] as Numbered;
	const size = Number(whole(first.line, first.text, "the number of alternatives"));
	const last = rows.at(-1)?.line ?? 1;
	for (let index = 1; index <= size; index++) {
		const row = rows[index] ?? fail(last, `the file ends before its ${size} alternatives are named`);
		const comma = row.text.indexOf(",");
		if (comma < 0) fail(row.line, "expected «number, name of the alternative»");
		alternatives.add(row.line, row.text.slice(0, comma), row.text.slice(comma + 1).trim());
	}
	const totals = rows[size + 1] ?? fail(last, "the file ends before the line of totals");
	const numbers = totals.text.split(",");
	if (numbers.length !== 3) fail(totals.line, "expected «voters, sum of counts, unique orders»");
	const [voters] = numbers.map((text) => whole(totals.line, text, "the total"));
	const ballots = rows.slice(size + 2).map(({ line, text }): RankedBallot => {
		const comma = text.indexOf(",");
		if (comma < 0) fail(line, "expected «count, order»");
		return {
			count: whole(line, text.slice(0, comma), "the count"),
			ranking: readOrder(line, text.slice(comma + 1), alternatives, type),
		};
	});
	return close(alternatives, ballots, voters ?? null);
}

/**
 * Reads a PrefLib file of orders (`soc`, `soi`, `toc`, `toi`), in the format with `#` headers or in the older one, told
 * apart by the first line. Ids are the numbers of the alternatives; their names come beside them.
 *
 * Refuses with a `Fault` naming the line: counts and numbers that are not whole, unknown or repeated alternatives, bad
 * braces, equal ranks in a strict type, an incomplete order in a complete one.
 * Source: preflib.org, format specification; Mattei and Walsh, “PrefLib: A Library for Preferences”, ADT 2013.
 */
export function readPreflib(lines: Iterable<string>, type: PreflibType): RankedElection {
	const rows: Numbered[] = [];
	let line = 0;
	for (const raw of lines) {
		const text = cleanLine(raw, ++line === 1).trim();
		if (text !== "") rows.push({ line, text });
	}
	const [first] = rows;
	if (!first) fail(1, "the file is empty");
	return first.text.startsWith("#") ? readModern(rows, type) : readOld(rows, type);
}
