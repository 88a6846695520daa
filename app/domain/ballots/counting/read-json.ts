import type { GradedElection, RankedBallot, RankedElection } from "./election";
import { cleanLine, fail, shown } from "./fault";
import { type JsonNode, readJsonNodes } from "./json-nodes";

const items = (node: JsonNode | undefined, line: number, what: string): JsonNode[] =>
	node?.kind === "array" ? node.items : fail(node?.line ?? line, `${what} must be a list`);

/** An id: text, or a number taken as text. */
const id = (node: JsonNode, what: string): string =>
	node.kind === "string" || node.kind === "number" ? node.text : fail(node.line, `${what} must be text`);

/** A whole number from `least`, written as a JSON number or, for safety, as text. */
function whole(node: JsonNode, what: string, least: bigint): bigint {
	const text = node.kind === "number" || node.kind === "string" ? node.text : "";
	if (!/^\d+$/.test(text) || BigInt(text) < least) fail(node.line, `${what} must be a whole number from ${least}`);
	return BigInt(text);
}

function distinct(nodes: JsonNode[], what: string): string[] {
	const ids = new Set<string>();
	for (const node of nodes) {
		const text = id(node, what);
		if (ids.has(text)) fail(node.line, `${what} ${shown(text)} is listed twice`);
		ids.add(text);
	}
	return [...ids];
}

/** One ballot: `ranking` is a list of groups of equals; an id alone stands for a group of one. */
function readBallot(node: JsonNode, numbers: Map<string, number>): RankedBallot {
	if (node.kind !== "object") fail(node.line, "a ballot must be an object");
	const { entries, line } = node;
	const counted = entries.get("count");
	const seen = new Set<number>();
	const candidate = (one: JsonNode): number => {
		const text = id(one, "a candidate");
		const number = numbers.get(text) ?? fail(one.line, `the ballot ranks an unknown candidate ${shown(text)}`);
		if (seen.has(number)) fail(one.line, `the ballot ranks ${shown(text)} twice`);
		seen.add(number);
		return number;
	};
	const ranking = items(entries.get("ranking"), line, "the ranking of a ballot");
	return {
		count: counted ? whole(counted, "the count of a ballot", 0n) : 1n,
		ranking: ranking.map((group) => (group.kind === "array" ? group.items : [group]).map(candidate)),
	};
}

function readRanked(entries: Map<string, JsonNode>, line: number): RankedElection {
	const candidates = distinct(items(entries.get("candidates"), line, "candidates"), "the candidate");
	if (candidates.length === 0) fail(line, "there is no candidate");
	const numbers = new Map(candidates.map((candidate, index) => [candidate, index]));
	const seats = entries.get("seats");
	return {
		kind: "ranked",
		candidates,
		names: {},
		seats: seats ? Number(whole(seats, "seats", 1n)) : 1,
		ballots: items(entries.get("ballots"), line, "ballots").map((ballot) => readBallot(ballot, numbers)),
		warnings: [],
	};
}

function readGraded(entries: Map<string, JsonNode>, line: number): GradedElection {
	const grades = distinct(items(entries.get("grades"), line, "grades"), "the grade");
	if (grades.length === 0) fail(line, "there is no grade");
	const tallies = entries.get("tallies");
	if (tallies?.kind !== "object") fail(tallies?.line ?? line, "tallies must be an object");
	if (tallies.entries.size === 0) fail(tallies.line, "tallies name no candidate");
	const rows = [...tallies.entries].map(([candidate, node]) => {
		const counts = items(node, line, `the tally of ${shown(candidate)}`);
		if (counts.length !== grades.length)
			fail(node.line, `the tally of ${shown(candidate)} has ${counts.length} numbers for ${grades.length} grades`);
		return counts.map((count) => whole(count, `the tally of ${shown(candidate)}`, 0n));
	});
	return { kind: "graded", candidates: [...tallies.entries.keys()], grades, tallies: rows, warnings: [] };
}

/**
 * Reads a plain JSON of ballots: `{"candidates": […], "seats": n, "ballots": [{"count": n, "ranking": [["A"], ["B", "C"]]}]}`,
 * or for majority judgment `{"grades": [worst … best], "tallies": {"A": [n, …]}}`. `seats` and `count` are 1 where absent;
 * an empty group in a ranking is a skipped rank. Refuses with a `Fault` naming the line.
 */
export function readBallotJson(lines: Iterable<string>): RankedElection | GradedElection {
	const text: string[] = [];
	for (const line of lines) text.push(cleanLine(line, text.length === 0));
	const node = readJsonNodes(text.join("\n"));
	if (node.kind !== "object") fail(node.line, "expected an object with candidates and ballots, or grades and tallies");
	if (node.entries.has("tallies") || node.entries.has("grades")) return readGraded(node.entries, node.line);
	return readRanked(node.entries, node.line);
}
