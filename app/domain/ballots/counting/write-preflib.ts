import type { RankedElection } from "./election";
import type { PreflibType } from "./read-preflib";

/** The narrowest PrefLib type that holds the ballots: strict or with ties, complete or incomplete. */
export function preflibTypeOf({ candidates, ballots }: RankedElection): PreflibType {
	const ties = ballots.some(({ ranking }) => ranking.some((group) => group.length > 1));
	const complete = ballots.every(({ ranking }) => ranking.flat().length === candidates.length);
	return `${ties ? "to" : "so"}${complete ? "c" : "i"}`;
}

/**
 * Writes rankings as a PrefLib file with `#` headers, line by line. Alternatives are numbered from 1 in the order of the
 * election, named by their display name or id; identical ballots are joined, most frequent first.
 */
export function* writePreflib(election: RankedElection, title = ""): Generator<string> {
	const { candidates, names, ballots } = election;
	const orders = new Map<string, bigint>();
	for (const { count, ranking } of ballots) {
		const order = ranking
			.map((group) => group.map((candidate) => candidate + 1))
			.map((group) => (group.length > 1 ? `{${group.sort((a, b) => a - b).join(",")}}` : String(group[0])))
			.join(",");
		orders.set(order, (orders.get(order) ?? 0n) + count);
	}
	const oneLine = (text: string) => text.replace(/\s+/g, " ");
	yield `# FILE NAME: ${oneLine(title)}`;
	yield `# TITLE: ${oneLine(title)}`;
	yield `# DATA TYPE: ${preflibTypeOf(election)}`;
	yield `# NUMBER ALTERNATIVES: ${candidates.length}`;
	yield `# NUMBER VOTERS: ${ballots.reduce((sum, { count }) => sum + count, 0n)}`;
	yield `# NUMBER UNIQUE ORDERS: ${orders.size}`;
	for (const [index, id] of candidates.entries()) yield `# ALTERNATIVE NAME ${index + 1}: ${oneLine(names[id] ?? id)}`;
	const sorted = [...orders].sort(([a, x], [b, y]) => (x < y ? 1 : x > y ? -1 : a < b ? -1 : 1));
	for (const [order, count] of sorted) yield `${count}: ${order}`;
}
