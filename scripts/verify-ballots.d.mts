export type PublishedVote = {
	voteId: string;
	rules: { limit: number; options: { id: string; title: string }[] };
	rulesHash: string;
	/** Base64, as everything below that is not a number. */
	issuerKey: string;
	bureauKey: string;
	logKey: string;
	bureauSecret: string;
	roll: { size: number; cards: number };
	checkpoints: { size: number; root: string; signature: string }[];
	/** The entries of the log, in order. */
	log: string[];
	/** Votes of each option, as the city announced them. */
	announced: Record<string, number>;
};

export function verifyVote(vote: PublishedVote): Promise<{
	faults: string[];
	result: { cards: number; counted: number; invalid: number; votes: Record<string, number> };
}>;
