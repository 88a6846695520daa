import { z } from "zod";
import { canonicalText } from "../rules";

/** How many of the bureau's members must come to open the box, of how many. */
export const BUREAU = { needed: 3, members: 5 };

/** Every sealed ballot has this many bytes before sealing, whatever it holds: its size says nothing. */
export const PAPER_SIZE = 256;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const exactly = (bytes: number) => base64.length(Math.ceil(bytes / 3) * 4);

/** What a sealed ballot adds to its paper (libsodium's sealed box). */
const SEAL = 48;
/** 3,072 bits. */
const CARD_SIGNATURE = 384;

/** A ballot as it is dropped and published: a one-time key, the city's blind signature on it, and what it signed. */
export const secretBallotSchema = z.strictObject({
	key: exactly(32),
	cardSignature: exactly(CARD_SIGNATURE),
	revision: z.number().int().min(0).max(10_000),
	sealed: exactly(PAPER_SIZE + SEAL),
	signature: exactly(64),
});

export type SecretBallot = z.infer<typeof secretBallotSchema>;

const text = (...parts: (string | number)[]) => new TextEncoder().encode(parts.join("\n"));

/** What the city signs blind: this key is a voting card of this vote. */
export const cardText = (voteId: string, key: string) => text("parvis-card-1", voteId, key);

/** What the card's key signs: this sealed paper is its ballot, at this revision. */
export const ballotText = (voteId: string, { revision, sealed }: Pick<SecretBallot, "revision" | "sealed">) =>
	text("parvis-ballot-1", voteId, revision, sealed);

/** What the city signs when a ballot is in the box. */
export const receiptText = (voteId: string, leafHash: string) => text("parvis-receipt-1", voteId, leafHash);

/** What the city signs when the log has grown. */
export const checkpointText = (voteId: string, size: number, root: string) =>
	text("parvis-checkpoint-1", voteId, size, root);

/** What is shown of the log while the vote is open: the hash of this text. `salt` keeps the size from being guessed. */
export const sealedCheckpointText = (
	voteId: string,
	{ at, size, root, salt }: { at: string; size: number; root: string; salt: string },
) => text("parvis-sealed-checkpoint-1", voteId, at, size, root, salt);

/** What the city signs at each of these hours. */
export const fingerprintText = (voteId: string, { at, fingerprint }: { at: string; fingerprint: string }) =>
	text("parvis-fingerprint-1", voteId, at, fingerprint);

/** The bytes of a ballot in the log. */
export const entryOf = (ballot: SecretBallot) => new TextEncoder().encode(canonicalText(ballot));

/** The paper of a ballot: the positions of its choices on the list of options, ascending; none for a void. */
export const paperOf = (positions: readonly number[]): Uint8Array<ArrayBuffer> => {
	const paper = new Uint8Array(PAPER_SIZE).fill(0x20);
	const written = new TextEncoder().encode(JSON.stringify([...positions].sort((a, b) => a - b)));
	if (written.length > PAPER_SIZE) throw new Error("the ballot paper is too small for these choices");
	paper.set(written);
	return paper;
};
