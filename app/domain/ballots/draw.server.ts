import { createHash } from "node:crypto";
import type { VoteRules } from "./schema";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Options in the order of a draw anyone can repeat: the hash of the counted ballots with each option. */
export const drawnLots = (ids: string[], seed: string): string[] =>
	ids
		.map((id) => ({ id, lot: sha256(`${seed}:${id}`) }))
		.sort((a, b) => (a.lot < b.lot ? -1 : 1))
		.map(({ id }) => id);

/** The options in the order that decides what the tie rule leaves equal. */
export const orderOf = (rules: VoteRules, ballotsHash: string): string[] => {
	const ids = rules.options.map(({ id }) => id);
	return rules.tie === "draw" || rules.money ? drawnLots(ids, ballotsHash) : ids;
};

/** The seed of what is drawn after a count: the first 32 bits of the hash of the ballots. */
export const seedOf = (ballotsHash: string): number => Number.parseInt(ballotsHash.slice(0, 8), 16);
