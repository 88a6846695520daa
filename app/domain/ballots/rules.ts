/** A value as one text, whatever the order of its keys (RFC 8785 for what rules hold: texts, whole numbers, booleans, lists). */
export const canonicalText = (value: unknown): string => {
	if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value);
	const entries = Object.entries(value)
		.filter(([, one]) => one !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalText(one)}`).join(",")}}`;
};

/** FNV-1a, 32 bits: spreads texts evenly; no secret rests on it. */
const spread = (text: string): number => {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
};

/** The options in an order drawn for one reader (`seed`): the same at every visit, so that no option is always first. */
export const drawnOrder = <Option extends { id: string }>(options: readonly Option[], seed: string): Option[] =>
	options
		.map((option) => ({ option, rank: spread(`${seed}:${option.id}`) }))
		.sort((a, b) => a.rank - b.rank || (a.option.id < b.option.id ? -1 : 1))
		.map(({ option }) => option);

/** Ballots that hold the same choices, and how many. */
export type BallotGroup = { choices: string[]; count: number; marks?: number[] };

export type Outcome = {
	rule: string;
	/** Votes of each option. */
	votes: Record<string, number>;
	/** Groups of equals, most votes first. */
	ranking: string[][];
	ballots: number;
	/** `sizes[n]`: how many ballots hold n choices. */
	sizes: Record<number, number>;
	/** Of a secret vote: cards that voted, ballots taken back, ballots that do not keep to the rules. */
	box?: { cards: number; voided: number; invalid: number };
};

/** The text whose hash stands for the ballots of a count: groups in a fixed order, without voters. */
export const ballotsText = (ballots: readonly BallotGroup[]): string =>
	ballots
		.map(({ choices, count, marks = [] }) => {
			const said = choices.map((id, index) => (marks[index] === undefined ? id : `${id}:${marks[index]}`));
			return `${count}×${said.sort().join(",")}`;
		})
		.sort()
		.join("\n");
