/** Published files, name → text: vote.json, log.jsonl, checkpoints.jsonl, fingerprints.jsonl. */
export type Folder = Record<string, string | undefined>;

export type Fault = { code: string; about: (string | number)[] };

export type Recount = {
	cards: number;
	ballots: number;
	voided: number;
	invalid: number;
	ballotsHash: string;
} & RecountedPapers;

export type RecountedPapers = {
	votes: Record<string, number>;
	ranking: string[][];
	winners?: string[];
	envelopes?: { id: string; carried: number; winners: string[]; cost: number }[];
};

export type Verdict = { faults: Fault[]; result: Recount | null; options: { id: string; title: string }[] };

export function verifyFolder(files: Folder, options?: { receipts?: string[]; kept?: string[] }): Promise<Verdict>;

export function say(language: string, code: string, ...about: unknown[]): string;

/** The outcome of ballots that say the same together, under the rules of their vote. */
export function countPapers(
	rules: object,
	papers: readonly { choices: string[]; marks: number[]; count: number }[],
	ballotsHash: string,
): Promise<RecountedPapers>;

export function namesOf(ids: string[], options: { id: string; title: string }[]): string;
