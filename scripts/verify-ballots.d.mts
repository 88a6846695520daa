/** Published files, name → text: vote.json, log.jsonl, checkpoints.jsonl, fingerprints.jsonl. */
export type Folder = Record<string, string | undefined>;

export type Fault = { code: string; about: (string | number)[] };

export type Recount = {
	cards: number;
	ballots: number;
	voided: number;
	invalid: number;
	votes: Record<string, number>;
	ranking: string[][];
	ballotsHash: string;
};

export type Verdict = { faults: Fault[]; result: Recount | null; options: { id: string; title: string }[] };

export function verifyFolder(files: Folder, options?: { receipts?: string[]; kept?: string[] }): Promise<Verdict>;

export function say(language: string, code: string, ...about: unknown[]): string;
